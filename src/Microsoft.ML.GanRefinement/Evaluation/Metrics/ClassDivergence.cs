using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>How unevenly generated images fall into the classifier's classes, as the reverse Kullback–Leibler divergence KL(q ‖ uniform) = Σ q ln(C·q) in
    /// nats, q being the classes' shares (Metz et al. 2017, for stacked images of 1,000 classes).</summary>
    /// <remarks>Needs <see cref="EvaluationOptions.ProbabilityColumnName"/>. Data whose classes are not equally frequent are above 0 themselves.</remarks>
    public static GanMetric ClassDivergence() => new ClassDivergencePart();

    internal sealed record ClassDivergencePart() : GanMetric("class divergence", MetricDirection.LowerIsBetter)
    {
        internal override IReadOnlyList<string> Needs => [nameof(EvaluationOptions.ProbabilityColumnName)];

        internal override MetricEstimate Compute(MetricInputs inputs) =>
            Of([.. LikeliestClasses.Count(inputs.Generated.Probabilities!)], inputs.Y.Rows);

        internal override IMetricTally Tally(MetricInputs all) =>
            new CountTally(rows => LikeliestClasses.Count(rows.Probabilities!), counts => Of(counts, all.Y.Rows));

        private static MetricEstimate Of(long[] counts, int rows) =>
            new(counts.Where(n => n > 0).Sum(n => (double)n / rows * Math.Log((double)counts.Length * n / rows)));
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.ClassDivergence"/>.</summary>
    /// <value>From 0 to ln C; lower is better.</value>
    public MetricEstimate? ClassDivergence => Of<GanMetric.ClassDivergencePart>();
}
