using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The <see cref="JensenShannonDivergence"/> inside each class, mean over the classes (Li et al. 2022, table 6).</summary>
    /// <param name="bins">How many cells of each class's real images, at least 2; a class with fewer real images has one cell for each. Default 100.</param>
    /// <remarks>Needs <see cref="EvaluationOptions.LabelColumnName"/> in both views. Classes with fewer than 2 images of a kind are left
    /// out.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric IntraClassJensenShannonDivergence(int bins = 100) => new IntraClassJensenShannonDivergencePart(bins);

    internal sealed record IntraClassJensenShannonDivergencePart : IntraClassMetric
    {
        public IntraClassJensenShannonDivergencePart(int bins = 100)
            : base("bin divergence", MetricDirection.LowerIsBetter)
        {
            OptionChecks.AtLeast(2, bins);
            Bins = bins;
        }

        public int Bins { get; }

        protected override GanMetric Inside => JensenShannonDivergence(Bins);

        protected override int FewestRows => 2;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.IntraClassJensenShannonDivergence"/>; with the standard deviation over the classes.</summary>
    /// <value>From 0 to ln 2; lower is better.</value>
    public MetricEstimate? IntraClassJensenShannonDivergence => Of<GanMetric.IntraClassJensenShannonDivergencePart>();
}
