using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>In how many balls of real images a generated one is on average, divided by the neighbour count (Naeem et al. 2020).</summary>
    /// <param name="neighborCount">k: the ball around a real image reaches to its k-th nearest real neighbour. At least 1, and less than either
    /// number of images. Default 5.</param>
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
    /// <value>0 or more, 1 expected of equal distributions; higher is better.</value>
    public MetricEstimate? Density => Of<GanMetric.DensityPart>();
}
