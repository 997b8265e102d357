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

        /// <summary>What makes the distances of so many rows of each class doubtful.</summary>
        public static IEnumerable<string> Warnings(long[] realClasses, long[] generatedClasses, int features)
        {
            var (real, generated) = (ByClass(realClasses), ByClass(generatedClasses));
            var fewest = real.Concat(generated).Min(rows => rows.Count());
            if (fewest <= features)
            {
                yield return $"The smallest class has {fewest} images, no more than {features} features: the Fréchet distance inside classes is far "
                    + "too large.";
            }

            var leftOut = realClasses.Union(generatedClasses).Count(c => !(real[c].Skip(1).Any() && generated[c].Skip(1).Any()));
            if (leftOut > 0)
                yield return $"{leftOut} classes have fewer than 2 images and are not in the Fréchet distance inside classes.";
        }

        private static ILookup<long, int> ByClass(long[] classes) => classes.Select((c, row) => (c, row)).ToLookup(pair => pair.c, pair => pair.row);
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.IntraClassFrechetDistance"/>; with the standard deviation over the classes.</summary>
    /// <value>0 or more; less is better.</value>
    public MetricEstimate? IntraClassFrechetDistance => Of<GanMetric.IntraClassFrechetDistancePart>();
}
