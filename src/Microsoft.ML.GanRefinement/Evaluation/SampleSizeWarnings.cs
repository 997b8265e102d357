namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Says of which values too few images make too much.</summary>
internal static class SampleSizeWarnings
{
    // Below this, balls of nearest neighbours are so wide that precision and coverage say little (prdc's authors use 10,000).
    private const int FewForNeighbors = 1000;

    // A Fréchet distance is taken of 10,000 images and 2,048 features or more (Heusel et al. 2017): about so many images for each feature.
    private const int ForEachFeature = 5;

    /// <summary>The warnings that apply.</summary>
    public static IEnumerable<string> Of(long real, long generated, int features, EvaluationOptions options)
    {
        long fewest = Math.Min(real, generated);
        if (fewest <= features)
        {
            yield return $"{fewest} images give covariances of {features} features without full rank: the Fréchet distance is far too large.";
        }
        else if (fewest < ForEachFeature * (long)features)
        {
            yield return $"{fewest} images are fewer than {ForEachFeature} for each of {features} features: the Fréchet distance is too large by a part "
                + $"that falls as 1/n. Compare it at equal counts only, or ask for {nameof(EvaluationMetrics.ExtrapolatedFrechetDistance)}.";
        }

        if (real != generated)
        {
            yield return $"{real} real and {generated} generated images: compare only with results of the same counts.";
        }

        if (options.Wants(EvaluationMetrics.Neighborhoods) && fewest < FewForNeighbors)
        {
            yield return $"Precision, recall, density and coverage of fewer than {FewForNeighbors} images scatter widely.";
        }
    }
}
