using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>The bins of Richardson and Weiss 2018: k-means cells of the real sample, and how differently the generated one fills
/// them.</summary>
/// <param name="DifferentShare">NDB/K: share of bins whose proportions differ, |z| &gt; 1.96; about 0.05 of equal distributions.</param>
/// <param name="Divergence">Jensen–Shannon divergence of the proportions in nats, from 0 to ln 2.</param>
internal sealed record BinDifferences(double DifferentShare, double Divergence)
{
    // The two-sided 5 % point of the normal distribution, as in the paper.
    private const double Significant = 1.96;

    /// <summary>How many bins so many real rows are divided into: no more than rows.</summary>
    public static int Count(int asked, long real) => (int)Math.Min(asked, real);

    /// <summary>Clusters the real sample and compares.</summary>
    public static BinDifferences Compute(FeatureMatrix real, FeatureMatrix generated, int bins, int seed, Cancellation cancellation = default)
    {
        FeatureMatrix.RequireSameColumns(real, generated);
        using KMeans clusters = new(real, Count(bins, real.Rows), seed, cancellation);
        return OfCounts(clusters.Count(real, cancellation), clusters.Count(generated, cancellation));
    }

    /// <summary>Compares two samples that are counted already.</summary>
    public static BinDifferences OfCounts(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var n = Sum(first);
        var m = Sum(second);
        var different = 0;
        double divergence = 0;
        for (var bin = 0; bin < first.Length; bin++)
        {
            different += Math.Abs(Z(first[bin], n, second[bin], m)) > Significant ? 1 : 0;
            var p = first[bin] / n;
            var q = second[bin] / m;
            var mixed = (p + q) / 2;
            divergence += (Relative(p, mixed) + Relative(q, mixed)) / 2;
        }

        return new((double)different / first.Length, divergence);
    }

    /// <summary>The pooled z of two proportions; 0 of a bin that holds none or all of both.</summary>
    public static double Z(double first, double firstTotal, double second, double secondTotal)
    {
        var pooled = (first + second) / (firstTotal + secondTotal);
        var variance = pooled * (1 - pooled) * ((1 / firstTotal) + (1 / secondTotal));
        return variance > 0 ? ((first / firstTotal) - (second / secondTotal)) / Math.Sqrt(variance) : 0;
    }

    private static double Relative(double p, double reference) => p > 0 ? p * Math.Log(p / reference) : 0;

    private static double Sum(ReadOnlySpan<int> counts)
    {
        long sum = 0;
        foreach (var count in counts)
            sum += count;

        return sum;
    }
}
