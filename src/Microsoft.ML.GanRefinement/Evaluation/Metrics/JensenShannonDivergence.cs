using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanMetric
{
    /// <summary>The Jensen–Shannon divergence of how real and generated features fill k-means cells of the real ones, in nats (Richardson
    /// and Weiss 2018).</summary>
    /// <param name="bins">How many cells, at least 2. Default 100.</param>
    /// <param name="whiten">Whether each feature is divided by its standard deviation in the real images before, as the paper's code can. Default
    /// false.</param>
    /// <param name="dimensions">How many features, drawn at random by the protocol's seed, the cells are made of; at least 1, null (default) for all. The
    /// paper's code takes a sixth of them where there are more than 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanMetric JensenShannonDivergence(int bins = 100, bool whiten = false, int? dimensions = null) =>
        new JensenShannonDivergencePart(bins, whiten, dimensions);

    internal sealed record JensenShannonDivergencePart(int Bins = 100, bool Whiten = false, int? Dimensions = null)
        : BinMetric("bin divergence", Bins, Whiten, Dimensions)
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
