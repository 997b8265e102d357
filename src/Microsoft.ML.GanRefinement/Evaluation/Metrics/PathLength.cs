using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Perceptual path length (Karras et al. 2019, equation 2): mean ‖f(z) − f(z')‖²/ε² of features at two near latents.</summary>
internal static class PathLength
{
    // Karras et al. 2019 take 100,000 pairs.
    private const int Enough = 1000;

    /// <summary>What makes the mean of so few pairs doubtful.</summary>
    public static IEnumerable<string> SizeWarnings(long pairs) =>
        pairs >= Enough ? [] : [$"The path length of fewer than {Enough} pairs scatters widely."];

    /// <summary>Mean over the pairs of rows, with its standard error.</summary>
    /// <param name="first">Features at one end of each step.</param>
    /// <param name="second">Features at the other end.</param>
    /// <param name="epsilon">The steps' length.</param>
    /// <param name="trimmed">The share of the pairs that is left out at either end, the shortest and the longest.</param>
    /// <exception cref="InvalidOperationException">The samples do not pair.</exception>
    public static MetricEstimate Compute(FeatureMatrix first, FeatureMatrix second, double epsilon, double trimmed = 0)
    {
        FeatureMatrix.RequireSameColumns(first, second);
        if (first.Rows != second.Rows || first.Rows == 0)
            throw new InvalidOperationException($"A path length needs pairs of rows, got {first.Rows} and {second.Rows} rows.");

        double[] lengths = [.. Enumerable.Range(0, first.Rows).Select(row => first.SquaredDistance(row, second, row) / (epsilon * epsilon))];
        if (trimmed == 0)
            return MetricEstimate.OfMean(lengths);

        Array.Sort(lengths);
        var cut = (int)(trimmed * lengths.Length);
        return MetricEstimate.OfMean(lengths.AsSpan(cut, lengths.Length - (2 * cut)));
    }
}
