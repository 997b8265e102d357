namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Classes that train, count live tensors, measure memory or time, or change what the whole process shares: one after the
/// other, while nothing else runs. Two training runs at once would slow each other down, and a count of tensors is the process's.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
