namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>A row of data that are read over and over.</summary>
/// <param name="Epoch">Which reading, from zero.</param>
/// <param name="Row">The row's number in it, from zero.</param>
internal readonly record struct StreamPlace(long Epoch, long Row);
