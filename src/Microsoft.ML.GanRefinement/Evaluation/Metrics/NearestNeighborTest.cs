using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>Leave-one-out accuracy of the nearest neighbour's sample: ½ for equal distributions, near 1 for different ones, near 0 where
/// each sample copies the other.</summary>
internal static class NearestNeighborTest
{
    /// <summary>Computes the accuracy; a tie between both samples counts half.</summary>
    public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, int seed, Cancellation cancellation = default)
    {
        (var first, var second) = TwoSampleTest.Balance(real, generated, seed);
        var correct = Correct(first, second, cancellation) + Correct(second, first, cancellation);
        return TwoSampleTest.Accuracy(correct, first.Rows + second.Rows);
    }

    private static double Correct(FeatureMatrix sample, FeatureMatrix other, Cancellation cancellation)
    {
        var own = NearestDistances.WithinSample(sample, 1, cancellation);
        var foreign = NearestDistances.ToOther(sample, other, 1, cancellation);
        return Enumerable.Range(0, sample.Rows).Sum(row => (1 + Math.Sign(foreign.Of(row) - own.Of(row))) / 2.0);
    }
}
