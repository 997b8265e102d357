using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>Accuracy on one half of both samples of a logistic regression that learnt to tell generated from real on the other half
    /// (Lopez-Paz and Oquab 2017).</summary>
    public static GanMetric LogisticAccuracy() => new LogisticAccuracyPart();

    internal sealed record LogisticAccuracyPart() : TwoSampleTest("logistic accuracy")
    {
        internal override MetricEstimate Compute(MetricInputs inputs) => Compute(inputs.X, inputs.Y, inputs.Protocol.Seed, inputs.Cancellation);

        /// <summary>Computes the accuracy; a row on the boundary counts half.</summary>
        /// <exception cref="InvalidOperationException">A sample has fewer than two rows.</exception>
        public static MetricEstimate Compute(FeatureMatrix real, FeatureMatrix generated, int seed, Cancellation cancellation = default)
        {
            (var first, var second) = Balance(real, generated, seed);
            if (first.Rows < 2)
                throw new InvalidOperationException($"A logistic two-sample test needs at least 2 rows of each sample, got {first.Rows}.");

            var stream = Draws.Stream(seed, DrawPurpose.LogisticSplit);
            var half = first.Rows / 2;
            var firstOrder = Draws.Subset(ref stream, first.Rows, first.Rows);
            var secondOrder = Draws.Subset(ref stream, second.Rows, second.Rows);

            using IDisposable scope = NewDisposeScope();
            var fitted = Joined(first.ToTensor(firstOrder.AsSpan(0, half)), second.ToTensor(secondOrder.AsSpan(0, half)));
            var mean = fitted.mean([0L]);
            var scale = fitted.std(0, unbiased: false);
            // A constant feature tells nothing; dividing by its zero spread would.
            scale = scale.where(scale.IsAbove(0), ones_like(scale));
            // In place: the rows are copies of ours.
            Tensor Standardized(Tensor rows) => rows.sub_(mean).div_(scale);

            var labels = cat([zeros(half, dtype: ScalarType.Float64, device: CPU), ones(half, dtype: ScalarType.Float64, device: CPU)], 0);
            using var regression = LogisticRegression.Fit(Standardized(fitted), labels, cancellation);
            double Right(FeatureMatrix sample, ReadOnlySpan<int> rest, int side)
            {
                using IDisposable inner = NewDisposeScope();
                var logits = regression.Logits(Standardized(sample.ToTensor(rest)));
                return logits.sign().Times(side).Plus(1).sum().item<double>() / 2;
            }

            var correct = Right(first, firstOrder.AsSpan(half), -1) + Right(second, secondOrder.AsSpan(half), 1);
            return Accuracy(correct, 2 * (first.Rows - half));
        }

        private static Tensor Joined(Tensor first, Tensor second)
        {
            using (first)
            using (second)
                return cat([first, second], 0);
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.LogisticAccuracy"/>; with its standard error under equality.</summary>
    /// <value>From 0 to 1; 0.5 is best.</value>
    public MetricEstimate? LogisticAccuracy => Of<GanMetric.LogisticAccuracyPart>();
}
