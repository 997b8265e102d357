using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The Fréchet distance inside each class, mean over the classes: what the one over all images hides of a conditional
    /// generator.</summary>
    /// <remarks>Needs <see cref="EvaluationOptions.LabelColumnName"/> in both views. Classes with fewer than 2 images of a kind are left
    /// out.</remarks>
    public static GanMetric IntraClassFrechetDistance() => new IntraClassFrechetDistancePart();

    internal sealed record IntraClassFrechetDistancePart() : GanMetric("Fréchet distance inside classes", MetricDirection.LowerIsBetter)
    {
        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.LabelColumnName)];

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            Compute(inputs.X, inputs.Real.Classes!, inputs.Y, inputs.Generated.Classes!, inputs.Cancellation);

        internal override IEnumerable<string> DataWarnings(MetricInputs inputs) =>
            Warnings(inputs.Real.Classes!, inputs.Generated.Classes!, inputs.X.Columns);

        /// <summary>Mean and standard deviation over the classes that have at least two rows in both samples.</summary>
        /// <param name="real">Real features.</param>
        /// <param name="realClasses">The class of each real row.</param>
        /// <param name="generated">Generated features.</param>
        /// <param name="generatedClasses">The class of each generated row.</param>
        /// <param name="cancellation">Ends it.</param>
        /// <exception cref="InvalidOperationException">No class has enough rows.</exception>
        public static MetricEstimate Compute(
            FeatureMatrix real, long[] realClasses, FeatureMatrix generated, long[] generatedClasses, Cancellation cancellation = default)
        {
            var realRows = ByClass(realClasses);
            var generatedRows = ByClass(generatedClasses);
            long[] usable = [.. realClasses.Distinct().Order().Where(c => realRows[c].Skip(1).Any() && generatedRows[c].Skip(1).Any())];
            if (usable.Length == 0)
                throw new InvalidOperationException("A Fréchet distance inside classes needs a class with at least 2 real and 2 generated rows.");

            double[] distances =
            [
                .. usable.Select(c => FrechetDistancePart.Between(real.Select([.. realRows[c]]), generated.Select([.. generatedRows[c]]), cancellation)),
            ];
            var mean = distances.Average();
            return new(mean, Math.Sqrt(distances.Average(d => (d - mean) * (d - mean))));
        }

        /// <summary>What makes the distances of so many rows of each class doubtful: the rule of <see cref="FrechetDistancePart"/>, for the
        /// smallest of the classes that count.</summary>
        public static IEnumerable<string> Warnings(long[] realClasses, long[] generatedClasses, int features)
        {
            var (real, generated) = (ByClass(realClasses), ByClass(generatedClasses));
            int[] sizes = [.. realClasses.Union(generatedClasses).Select(c => Math.Min(real[c].Count(), generated[c].Count()))];
            var fewest = sizes.Where(size => size >= 2).DefaultIfEmpty().Min();
            if (fewest <= features)
            {
                yield return $"The smallest class has {fewest} images, no more than {features} features: the Fréchet distance inside classes is far "
                    + "too large.";
            }
            else if (fewest < FrechetDistancePart.ForEachFeature * (long)features)
            {
                yield return $"The smallest class has {fewest} images, fewer than {FrechetDistancePart.ForEachFeature} for each of {features} features: the "
                    + "Fréchet distance inside classes is too large by a part that falls as 1/n. Compare it at equal counts of each class only.";
            }

            var leftOut = sizes.Count(size => size < 2);
            if (leftOut > 0)
                yield return $"{leftOut} classes have fewer than 2 images and are not in the Fréchet distance inside classes.";
        }

        private static ILookup<long, int> ByClass(long[] classes) => classes.Select((c, row) => (c, row)).ToLookup(pair => pair.c, pair => pair.row);
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.IntraClassFrechetDistance"/>; with the standard deviation over the classes.</summary>
    /// <value>0 or more; lower is better.</value>
    public MetricEstimate? IntraClassFrechetDistance => Of<GanMetric.IntraClassFrechetDistancePart>();
}
