namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Gets one sample and its class, 0 without a label column.</summary>
internal delegate void SampleVisitor(ReadOnlySpan<float> values, long sampleClass);
