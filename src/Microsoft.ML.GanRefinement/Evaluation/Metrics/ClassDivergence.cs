using Microsoft.ML.GanRefinement.Evaluation.Metrics;

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

        internal override MetricEstimate Compute(MetricInputs inputs)
        {
            var counts = LikeliestClasses.Count(inputs.Generated.Probabilities!);
            return new(counts.Where(n => n > 0).Sum(n => (double)n / inputs.Y.Rows * Math.Log((double)counts.Length * n / inputs.Y.Rows)));
        }
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.ClassDivergence"/>.</summary>
    /// <value>From 0 to ln C; lower is better.</value>
    public MetricEstimate? ClassDivergence => Of<GanMetric.ClassDivergencePart>();
}
