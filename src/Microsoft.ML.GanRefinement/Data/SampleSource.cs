namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Writes the next sample of a sequence and returns its class, 0 without a label column.</summary>
internal delegate long SampleSource(Span<float> values);
