namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>A value that, like an image, belongs to its row.</summary>
internal sealed record Owned(long Row);
