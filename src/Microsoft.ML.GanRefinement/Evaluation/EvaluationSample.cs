namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>What the metrics need of one data view.</summary>
/// <param name="Features">One row of features per image.</param>
/// <param name="Probabilities">One distribution over the classes per image, or null.</param>
/// <param name="Classes">The class asked for, from zero, or null.</param>
internal sealed record EvaluationSample(FeatureMatrix Features, FeatureMatrix? Probabilities, long[]? Classes);
