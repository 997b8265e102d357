using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>Leave-one-out accuracy of telling generated from real by the nearest neighbour (Lopez-Paz and Oquab 2017).</summary>
    public static GanMetric NearestNeighborAccuracy() => new NearestNeighborAccuracyPart();

    internal sealed record NearestNeighborAccuracyPart() : TwoSampleTest("nearest-neighbour accuracy")
    {
        internal override MetricEstimate Compute(MetricInputs inputs) => Compute(inputs.X, inputs.Y, inputs.Protocol.Seed, inputs.Cancellation);

        /// <summary>Computes the accuracy; a tie between both samples counts half.</summary>
        public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, int seed, Cancellation cancellation = default)
        {
            (var first, var second) = Balance(real, generated, seed);
            var correct = Correct(first, second, cancellation) + Correct(second, first, cancellation);
            return Accuracy(correct, first.Rows + second.Rows);
        }

        private static double Correct(FeatureMatrix sample, FeatureMatrix other, Cancellation cancellation)
        {
            var own = NearestDistances.WithinSample(sample, 1, cancellation);
            var foreign = NearestDistances.ToOther(sample, other, 1, cancellation);
            return Enumerable.Range(0, sample.Rows).Sum(row => (1 + Math.Sign(foreign.Of(row) - own.Of(row))) / 2.0);
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.NearestNeighborAccuracy"/>; with its standard error under equality.</summary>
    /// <value>From 0 to 1; 0.5 is best, 1 is told apart always, 0 means that each image has a copy on the other side.</value>
    public MetricEstimate? NearestNeighborAccuracy => Of<GanMetric.NearestNeighborAccuracyPart>();
}
