using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The Jensen–Shannon divergence of how real and generated features fill k-means cells of the real ones, in nats (Richardson
    /// and Weiss 2018).</summary>
    /// <param name="bins">How many cells, at least 2. Default 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric JensenShannonDivergence(int bins = 100) => new JensenShannonDivergencePart(bins);

    internal sealed record JensenShannonDivergencePart(int Bins = 100) : BinMetric("bin divergence", Bins)
    {
        protected override double Of(BinDifferences differences) => differences.Divergence;
    }
}

public sealed partial record GanMetrics
{
    /// <summary>See <see cref="GanMetric.JensenShannonDivergence"/>.</summary>
    /// <value>From 0 to ln 2; lower is better.</value>
    public MetricEstimate? JensenShannonDivergence => Of<GanMetric.JensenShannonDivergencePart>();
}
