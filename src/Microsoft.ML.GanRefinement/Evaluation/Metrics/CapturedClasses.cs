using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>How many classes of the classifier have at least one generated image: the captured modes of stacked images, whose 1,000 classes are known
    /// (Metz et al. 2017; Srivastava et al. 2017).</summary>
    /// <remarks>Needs <see cref="EvaluationOptions.ProbabilityColumnName"/>. The papers generate 25,600 images of the 1,000 classes.</remarks>
    public static GanMetric CapturedClasses() => new CapturedClassesPart();

    internal sealed record CapturedClassesPart() : GanMetric("captured classes", MetricDirection.HigherIsBetter)
    {
        // Of so many images for each class, chance leaves one class in 148 out.
        private const int ForEachClass = 5;

        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.ProbabilityColumnName)];

        internal override MetricEstimate Compute(MetricInputs inputs) => new(LikeliestClasses.Count(inputs.Generated.Probabilities!).Count(n => n > 0));

        internal override IMetricTally Tally(MetricInputs all) =>
            new CountTally(rows => LikeliestClasses.Count(rows.Probabilities!), counts => new(counts.Count(n => n > 0)));

        internal override IEnumerable<string> DataWarnings(MetricInputs inputs)
        {
            var (rows, classes) = (inputs.Y.Rows, inputs.Generated.Probabilities!.Columns);
            if (rows < ForEachClass * (long)classes)
                yield return $"{rows} images are fewer than {ForEachClass} for each of {classes} classes: chance alone leaves some of them out.";
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.CapturedClasses"/>.</summary>
    /// <value>From 1 to the number of classes; higher is better.</value>
    public MetricEstimate? CapturedClasses => Of<GanMetric.CapturedClassesPart>();
}
