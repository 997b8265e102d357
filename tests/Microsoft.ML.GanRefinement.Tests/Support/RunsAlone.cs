namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Classes that count live tensors, measure memory or time, or change what the whole process shares: one after the other, while nothing
/// else runs.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
