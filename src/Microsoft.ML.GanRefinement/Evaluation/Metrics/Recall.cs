using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The share of real images inside a ball of a generated one (Kynkäänniemi et al. 2019).</summary>
    /// <param name="neighborCount">k: the ball around a generated image reaches to its k-th nearest generated neighbour. At least 1, and less than either
    /// number of images. Default 5; some reports of precision and recall use 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric Recall(int neighborCount = 5) => new RecallPart(neighborCount);

    internal sealed record RecallPart(int NeighborCount = 5) : NeighborhoodMetric("recall", NeighborCount)
    {
        protected override MetricEstimate Of(Neighborhoods balls) => balls.Recall;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.Recall"/>; with its standard error.</summary>
    /// <value>From 0 to 1; higher is better.</value>
    public MetricEstimate? Recall => Of<GanMetric.RecallPart>();
}
