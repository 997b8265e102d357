namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Writes the current row's values into <paramref name="destination"/>, which has exactly the input's size. Allocates
/// nothing.</summary>
internal delegate void VectorReader(Span<float> destination);
