namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A lens's first weights.</summary>
/// <param name="Weights">Their distribution.</param>
/// <param name="IsIdentity">Whether those of the last layer are 0 instead, so that the lens starts as the identity.</param>
internal readonly record struct LensStart(WeightInitialization Weights, bool IsIdentity);
