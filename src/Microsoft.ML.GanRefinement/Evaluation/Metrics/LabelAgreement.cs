using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    internal sealed record LabelAgreementPart() : GanMetric("label agreement", MetricDirection.HigherIsBetter)
    {
        // Of an accuracy.
        private const int ForEachClass = 10;

        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.ProbabilityColumnName), nameof(EvaluationOptions.LabelColumnName)];

        internal override MetricEstimate Compute(MetricInputs inputs) => new(Compute(inputs.Generated.Probabilities!, inputs.Generated.Classes!));

        internal override IMetricTally Tally(MetricInputs all) => new CountTally(
            rows => [Agreed(rows.Probabilities!, rows.Classes!)], counts => new((double)counts[0] / all.Y.Rows));

        internal override IEnumerable<string> DataWarnings(MetricInputs inputs) =>
            Warnings(inputs.Y.Rows, inputs.Generated.Probabilities!.Columns);

        internal override string InWords(MetricEstimate value) => string.Create(CultureInfo.InvariantCulture, $"{Name} {value.Value:P1}");

        internal override void Write(JsonObject report, MetricEstimate value) => report[JsonName] = value.Value;

        /// <summary>Of an accuracy of so few images.</summary>
        public static IEnumerable<string> Warnings(long tested, int classes)
        {
            if (tested < ForEachClass * (long)classes)
                yield return $"{tested} images are fewer than {ForEachClass} for each of {classes} classes: the share of right ones scatters widely.";
        }

        /// <summary>Compares each row's likeliest class with the class wanted; of equal probabilities the first counts.</summary>
        /// <param name="probabilities">One distribution over the classes per row.</param>
        /// <param name="classes">The class wanted of each row, from zero.</param>
        public static double Compute(FeatureMatrix probabilities, ReadOnlySpan<long> classes) =>
            (double)Agreed(probabilities, classes) / probabilities.Rows;

        private static int Agreed(FeatureMatrix probabilities, ReadOnlySpan<long> classes)
        {
            var agreed = 0;
            for (var row = 0; row < probabilities.Rows; row++)
                agreed += LikeliestClasses.Of(probabilities.Row(row)) == classes[row] ? 1 : 0;

            return agreed;
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>The share of generated images that the classifier puts into the class asked for; null without labels or
    /// probabilities.</summary>
    /// <value>From 0 to 1; higher is better.</value>
    public double? LabelAgreement => Of<GanMetric.LabelAgreementPart>()?.Value;
}
