namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>The current row's class, counted from zero. Throws <see cref="InvalidOperationException"/> on the missing key 0.</summary>
internal delegate long KeyReader();
