using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The share of generated images inside a ball of a real one (Kynkäänniemi et al. 2019).</summary>
    /// <param name="neighborCount">k: the ball around a real image reaches to its k-th nearest real neighbour. At least 1, and less than either
    /// number of images. Default 5; some reports of precision and recall use 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric Precision(int neighborCount = 5) => new PrecisionPart(neighborCount);

    internal sealed record PrecisionPart(int NeighborCount = 5) : NeighborhoodMetric("precision", NeighborCount)
    {
        protected override MetricEstimate Of(Neighborhoods balls) => balls.Precision;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.Precision"/>; with its standard error.</summary>
    /// <value>From 0 to 1; higher is better.</value>
    public MetricEstimate? Precision => Of<GanMetric.PrecisionPart>();
}
