using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The <see cref="Density"/> inside each class, mean over the classes (Li et al. 2022, table 7).</summary>
    /// <param name="neighborCount">k: the ball around a real image reaches to its k-th nearest real neighbour of its class. At least 1. Default 5.</param>
    /// <remarks>Needs <see cref="EvaluationOptions.LabelColumnName"/> in both views. Classes with no more than k images of a kind are left out.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric IntraClassDensity(int neighborCount = 5) => new IntraClassDensityPart(neighborCount);

    internal sealed record IntraClassDensityPart : IntraClassMetric
    {
        public IntraClassDensityPart(int neighborCount = 5)
            : base("density", MetricDirection.HigherIsBetter)
        {
            OptionChecks.AtLeast(1, neighborCount);
            NeighborCount = neighborCount;
        }

        public int NeighborCount { get; }

        protected override GanMetric Inside => Density(NeighborCount);

        protected override int FewestRows => NeighborCount + 1;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.IntraClassDensity"/>; with the standard deviation over the classes.</summary>
    /// <value>0 or more, 1 expected of equal distributions; higher is better.</value>
    public MetricEstimate? IntraClassDensity => Of<GanMetric.IntraClassDensityPart>();
}
