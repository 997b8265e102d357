using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>How many real balls a generated image is in, over the neighbour count (Naeem et al. 2020).</summary>
    /// <param name="neighborCount">Which neighbour of its own kind a ball reaches to, at least 1, less than either number of images. Default
    /// 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric Density(int neighborCount = 5) => new DensityPart(neighborCount);

    internal sealed record DensityPart(int NeighborCount = 5) : NeighborhoodMetric("density", NeighborCount)
    {
        protected override MetricEstimate Of(Neighborhoods balls) => balls.Density;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.Density"/>; with its standard error.</summary>
    /// <value>0 or more, 1 expected of equal distributions; more is better.</value>
    public MetricEstimate? Density => Of<GanMetric.DensityPart>();
}
