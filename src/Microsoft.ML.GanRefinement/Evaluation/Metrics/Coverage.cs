using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The share of real images that have a generated one in their ball (Naeem et al. 2020).</summary>
    /// <param name="neighborCount">k: the ball around a real image reaches to its k-th nearest real neighbour. At least 1, and less than either
    /// number of images. Default 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric Coverage(int neighborCount = 5) => new CoveragePart(neighborCount);

    internal sealed record CoveragePart(int NeighborCount = 5) : NeighborhoodMetric("coverage", NeighborCount)
    {
        protected override MetricEstimate Of(Neighborhoods balls) => balls.Coverage;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.Coverage"/>; with its standard error.</summary>
    /// <value>From 0 to 1; higher is better.</value>
    public MetricEstimate? Coverage => Of<GanMetric.CoveragePart>();
}
