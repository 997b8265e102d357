namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Classes that leave their training or loading to processes of their own: one after the other, since only one trains at a time, but beside
/// tests whose process they do not touch.</summary>
[CollectionDefinition(nameof(StartsProcesses))]
public sealed class StartsProcesses;
