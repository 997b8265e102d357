namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Classes that train: one after the other, since two training runs at once slow each other down, but beside tests that neither train nor
/// count.</summary>
[CollectionDefinition(nameof(Trains))]
public sealed class Trains;
