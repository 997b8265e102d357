using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The chance that a generated image is nearer to the training data than a held-out real one: the memorisation check of Meehan et
    /// al. 2020 (their Δ, over the whole space).</summary>
    /// <remarks>Needs <see cref="EvaluationOptions.TrainingData"/>.</remarks>
    public static GanMetric DataCopying() => new DataCopyingPart();

    internal sealed record DataCopyingPart() : GanMetric("data copying", MetricDirection.HalfIsBest)
    {
        private const int Enough = 100;

        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.TrainingData)];

        internal override string Settings(MetricInputs inputs) => $"{inputs.Training!.Rows} training images";

        internal override MetricEstimate Compute(MetricInputs inputs) => Compute(inputs.Training!, inputs.X, inputs.Y, inputs.Cancellation);

        internal override IEnumerable<string> SizeWarnings(long real, long generated, int features) =>
            Math.Min(real, generated) >= Enough ? [] : [$"The check for copies of fewer than {Enough} images scatters widely."];

        /// <summary>The chance that a generated sample is nearer to its nearest training sample than a held-out one is to its own; ties count
        /// half. ½ is no sign of copying, 1 is a copy.</summary>
        /// <remarks>Spread is the Mann–Whitney standard error of ½, so that (value − ½)/spread is the paper's −Z.</remarks>
        public static MetricEstimate Compute(FeatureMatrix training, FeatureMatrix heldOut, FeatureMatrix generated, Cancellation cancellation = default)
        {
            var toGenerated = Nearest(generated, training, cancellation);
            var toHeldOut = Nearest(heldOut, training, cancellation);
            double n = toGenerated.Length;
            double m = toHeldOut.Length;
            Array.Sort(toHeldOut);
            double nearer = 0;
            foreach (var distance in toGenerated)
                nearer += m - ((Before(toHeldOut, distance, orEqual: false) + Before(toHeldOut, distance, orEqual: true)) / 2.0);

            return new(nearer / (n * m), Math.Sqrt((n + m + 1) / (12 * n * m)));
        }

        // How many values, in rising order, are below the bound.
        private static int Before(double[] values, double bound, bool orEqual)
        {
            var low = 0;
            var high = values.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[middle] < bound || (orEqual && values[middle] == bound))
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }

        private static double[] Nearest(FeatureMatrix rows, FeatureMatrix training, Cancellation cancellation)
        {
            var nearest = NearestDistances.ToOther(rows, training, 1, cancellation);
            return [.. Enumerable.Range(0, rows.Rows).Select(row => nearest.Of(row))];
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.DataCopying"/>; with its standard error.</summary>
    /// <value>From 0 to 1; 0.5 is no sign of copying, 1 is a copy.</value>
    public MetricEstimate? DataCopying => Of<GanMetric.DataCopyingPart>();
}
