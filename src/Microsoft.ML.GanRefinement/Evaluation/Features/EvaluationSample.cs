
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Features;

/// <summary>What the metrics need of one data view.</summary>
/// <param name="Features">One row of features per image.</param>
/// <param name="Probabilities">One distribution over the classes per image, or null.</param>
/// <param name="Classes">The class asked for, from zero, or null.</param>
/// <param name="Images">The pixels in [−1,1], or null.</param>
/// <param name="ImageShape">Their shape, or null.</param>
/// <param name="ImageWarning">Why to doubt their range, or null.</param>
internal sealed record EvaluationSample(
    FeatureMatrix Features, FeatureMatrix? Probabilities, long[]? Classes, FeatureMatrix? Images = null, ImageShape? ImageShape = null,
    string? ImageWarning = null);
