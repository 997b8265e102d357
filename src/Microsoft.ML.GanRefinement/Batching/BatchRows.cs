namespace Microsoft.ML.GanRefinement.Batching;

/// <summary>The input of one batch: rows one after the other.</summary>
/// <param name="Vectors">Room for a whole batch; the first <c>Count × size</c> floats are set.</param>
/// <param name="Classes">Zero-based classes, or null where the mapper has no key input.</param>
/// <param name="Count">How many rows are set, at least 1.</param>
internal readonly record struct BatchRows(float[] Vectors, long[]? Classes, int Count);
