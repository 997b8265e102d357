using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>The input of one batch: rows one after the other.</summary>
/// <param name="Vectors">At least <c>Count × size</c> floats, of which that many are set. Buffers are reused: read them during the call
/// only, and change nothing.</param>
/// <param name="Classes">Zero-based classes, or null where the mapper has no key input.</param>
/// <param name="Count">How many rows are set, at least 1.</param>
/// <param name="Ids">The rows' ids.</param>
internal readonly record struct BatchRows(float[] Vectors, long[]? Classes, int Count, DataViewRowId[] Ids);
