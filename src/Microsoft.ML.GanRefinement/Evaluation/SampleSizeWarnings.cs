namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Says of which values too few images make too much.</summary>
internal static class SampleSizeWarnings
{
    // Below this, balls of nearest neighbours are so wide that precision and coverage say little (prdc's authors use 10,000).
    private const int FewForNeighbors = 1000;

    /// <summary>The warnings that apply.</summary>
    public static IEnumerable<string> Of(long real, long generated, int features, EvaluationOptions options)
    {
        long fewest = Math.Min(real, generated);
        if (fewest <= features)
        {
            yield return $"{fewest} images give covariances of {features} features without full rank: the Fréchet distance is far too large.";
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
