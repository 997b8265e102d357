namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Writes the next sample of a sequence and returns its class, 0 without a label column.</summary>
internal delegate long SampleSource(Span<float> values);
