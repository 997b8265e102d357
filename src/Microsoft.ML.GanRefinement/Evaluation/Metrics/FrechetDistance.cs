using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The Fréchet distance between the Gaussians fitted to real and to generated features: ‖μ₁−μ₂‖² + Tr Σ₁ + Tr Σ₂ − 2 Tr √(Σ₁Σ₂)
    /// (Heusel et al. 2017, equation 6: FID's formula, on the featurizer given).</summary>
    /// <remarks>Every evaluation computes it. Alone, it needs one pass, and memory that does not grow with the images. Covariances have n−1 in
    /// the denominator. Two halves of one data set have a distance above zero that falls as 1/n: compare at equal counts. Needs more images than
    /// features.</remarks>
    public static GanMetric FrechetDistance() => new FrechetDistancePart();

    internal sealed record FrechetDistancePart() : GanMetric("Fréchet distance", MetricDirection.LowerIsBetter)
    {
        // It is taken of 10,000 images and 2,048 features or more (Heusel et al. 2017): about so many images for each feature.
        public const int ForEachFeature = 5;

        internal override MetricEstimate Compute(MetricInputs inputs) => new(Between(inputs.X, inputs.Y, inputs.Cancellation));

        internal override IMetricTally Tally(MetricInputs all) => new Moments(all.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features)
        {
            var fewest = Math.Min(real, generated);
            if (fewest <= features)
            {
                yield return $"{fewest} images give covariances of {features} features without full rank: the Fréchet distance is far too large.";
            }
            else if (fewest < ForEachFeature * (long)features)
            {
                yield return $"{fewest} images are fewer than {ForEachFeature} for each of {features} features: the Fréchet distance is too large by a part "
                    + $"that falls as 1/n. Compare it at equal counts only, or ask for {nameof(GanMetric)}.{nameof(ExtrapolatedFrechetDistance)}.";
            }
        }

        internal override string InWords(MetricEstimate value) => string.Create(CultureInfo.InvariantCulture, $"{Name} {value.Value:F3}");

        internal override void Write(JsonObject report, MetricEstimate value) => report[JsonName] = value.Value;

        /// <summary>Computes the distance; never negative.</summary>
        /// <exception cref="InvalidOperationException">A sample has fewer than two rows, or the feature counts differ.</exception>
        public static double Between(FeatureMatrix first, FeatureMatrix second, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(first, second);
            using GaussianFit one = new(first, cancellation: cancellation);
            using GaussianFit other = new(second, cancellation: cancellation);
            return Between(one, other, cancellation);
        }

        /// <summary>The distance of two fits.</summary>
        /// <exception cref="InvalidOperationException">The feature counts differ.</exception>
        public static double Between(GaussianFit first, GaussianFit second, Cancellation cancellation = default)
        {
            FeatureMatrix.RequireSameColumns(first.Mean.shape[0], second.Mean.shape[0]);
            using IDisposable scope = NewDisposeScope();
            var means = (first.Mean - second.Mean).Squared().sum().item<double>();
            return Math.Max(0, means + first.Variance() + second.Variance() - (2 * CovarianceRoot.Trace(first, second, cancellation)));
        }

        private sealed class Moments(Cancellation cancellation) : IMetricTally
        {
            private readonly GaussianFit _real = new();
            private readonly GaussianFit _generated = new();

            public void AddReal(EvaluationSample rows, long start) => _real.Add(rows.Features, cancellation);

            public void AddGenerated(EvaluationSample rows, long start) => _generated.Add(rows.Features, cancellation);

            public void Save(BinaryWriter writer)
            {
                _real.Save(writer);
                _generated.Save(writer);
            }

            public void Merge(BinaryReader saved)
            {
                _real.Merge(saved);
                _generated.Merge(saved);
            }

            public MetricEstimate Compute()
            {
                _real.RequireRows();
                _generated.RequireRows();
                return new(Between(_real, _generated, cancellation));
            }

            public void Dispose()
            {
                _real.Dispose();
                _generated.Dispose();
            }
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.FrechetDistance"/>.</summary>
    /// <value>0 or more; lower is better. It falls with the number of images, so compare at equal counts.</value>
    public double FrechetDistance => Of<GanMetric.FrechetDistancePart>()!.Value.Value;
}
