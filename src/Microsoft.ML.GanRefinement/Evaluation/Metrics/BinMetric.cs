using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Shards;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>One of the metrics that <see cref="BinDifferences"/> has.</summary>
internal abstract record BinMetric : GanMetric
{
    // Where a cell holds fewer, the test of two proportions is no longer approximately normal.
    private const int ForEachBin = 10;

    protected BinMetric(string name, int bins, bool whiten, int? dimensions)
        : base(name, MetricDirection.LowerIsBetter)
    {
        OptionChecks.AtLeast(2, bins);
        OptionChecks.AtLeast(1, dimensions ?? 1, nameof(dimensions));
        (Bins, Whiten, Dimensions) = (bins, whiten, dimensions);
    }

    public int Bins { get; }

    public bool Whiten { get; }

    public int? Dimensions { get; }

    internal sealed override string Settings(MetricInputs inputs) => $"{BinDifferences.Count(Bins, inputs.X.Rows)} bins"
        + (Whiten ? ", whitened" : "") + (Dimensions < inputs.X.Columns ? $", {Dimensions} of {inputs.X.Columns} features" : "");

    internal sealed override MetricEstimate Compute(MetricInputs inputs) => new(Of(inputs.Shared((Bins, Whiten, Dimensions), () => Differences(inputs))));

    internal sealed override IMetricTally Tally(MetricInputs all) =>
        new BinTally(all, (Bins, Whiten, Dimensions), Of);

    internal sealed override bool TallyReadsReference => true;

    internal sealed override IEnumerable<string> SizeWarnings(long real, long generated, int features)
    {
        var (fewest, bins) = (Math.Min(real, generated), BinDifferences.Count(Bins, real));
        if (fewest < ForEachBin * (long)bins)
            yield return $"{fewest} images are fewer than {ForEachBin} for each of {bins} bins: chance makes bins differ. Take fewer bins.";
    }

    private BinDifferences Differences(MetricInputs inputs)
    {
        FeatureMatrix.RequireSameColumns(inputs.X, inputs.Y);
        var (real, generated) = BinSpace.Of(inputs.X, inputs.Y, Whiten, Dimensions, inputs.Protocol.Seed);
        return BinDifferences.Compute(real, generated, Bins, inputs.Protocol.Seed, inputs.Cancellation);
    }

    /// <summary>This one of them.</summary>
    protected abstract double Of(BinDifferences differences);
}
