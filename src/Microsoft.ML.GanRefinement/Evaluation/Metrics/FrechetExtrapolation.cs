using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The Fréchet distance that infinitely many generated images would have (Chong and Forsyth 2020): the bias is linear in 1/n, so a
/// line through the distances of subsets is read at 1/n = 0.</summary>
internal static class FrechetExtrapolation
{
    public const int DefaultPoints = 15;

    // The smallest subset is this part of the sample, as 5,000 of 50,000 in the paper.
    public const int SmallestPart = 10;

    /// <summary>The line's value at 1/n = 0 with the standard error of that fit. It may be negative.</summary>
    /// <exception cref="InvalidOperationException">There are too few generated rows.</exception>
    public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, int points, int seed, Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(real, generated);
        var smallest = Math.Max(2, generated.Rows / SmallestPart);
        if (generated.Rows < smallest + points)
            throw new InvalidOperationException($"{points} subsets of different sizes need more than {generated.Rows} generated rows.");

        var stream = Draws.Stream(seed, DrawPurpose.Extrapolation);
        using GaussianFit reference = new(real, cancellation: cancellation);
        var inverse = new double[points];
        var distances = new double[points];
        for (var i = 0; i < points; i++)
        {
            var size = smallest + (int)((long)(generated.Rows - smallest) * i / (points - 1));
            using GaussianFit fit = new(generated, Draws.Subset(ref stream, generated.Rows, size), cancellation);
            (inverse[i], distances[i]) = (1.0 / size, FrechetDistance.Between(reference, fit, cancellation));
        }

        return Intercept(inverse, distances);
    }

    /// <summary>The least-squares line's value at 0 and its standard error.</summary>
    public static MetricEstimate Intercept(double[] x, double[] y)
    {
        var n = x.Length;
        var meanX = x.Average();
        var meanY = y.Average();
        var spread = x.Sum(value => (value - meanX) * (value - meanX));
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / spread;
        var intercept = meanY - (slope * meanX);
        var residuals = x.Zip(y, (a, b) => b - intercept - (slope * a)).Sum(r => r * r);
        return new(intercept, n > 2 ? Math.Sqrt(residuals / (n - 2) * ((1.0 / n) + (meanX * meanX / spread))) : null);
    }
}
