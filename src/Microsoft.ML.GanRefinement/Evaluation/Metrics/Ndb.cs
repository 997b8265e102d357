using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The share of k-means cells of the real features that generated ones fill differently at the 5 % level (NDB/K; Richardson and
    /// Weiss 2018).</summary>
    /// <param name="bins">How many cells, at least 2. Default 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric Ndb(int bins = 100) => new NdbPart(bins);

    internal sealed record NdbPart(int Bins = 100) : BinMetric("different bins", Bins)
    {
        protected override double Of(BinDifferences differences) => differences.DifferentShare;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.Ndb"/>.</summary>
    /// <value>From 0 to 1, about 0.05 expected of equal distributions; lower is better.</value>
    public MetricEstimate? Ndb => Of<GanMetric.NdbPart>();
}
