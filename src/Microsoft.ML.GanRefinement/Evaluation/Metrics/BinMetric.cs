using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Evaluation.Metrics;

/// <summary>One of the metrics that <see cref="BinDifferences"/> has.</summary>
internal abstract record BinMetric : GanMetric
{
    // Where a cell holds fewer, the test of two proportions is no longer approximately normal.
    private const int ForEachBin = 10;

    protected BinMetric(string name, int bins)
        : base(name, MetricDirection.LowerIsBetter)
    {
        OptionChecks.AtLeast(2, bins);
        Bins = bins;
    }

    public int Bins { get; }

    internal sealed override string Settings(MetricInputs inputs) => $"{BinDifferences.Count(Bins, inputs.X.Rows)} bins";

    internal sealed override MetricEstimate Compute(MetricInputs inputs) => new(Of(
        inputs.Shared(Bins, () => BinDifferences.Compute(inputs.X, inputs.Y, Bins, inputs.Protocol.Seed, inputs.Cancellation))));

    internal sealed override IEnumerable<string> SizeWarnings(long real, long generated, int features)
    {
        var (fewest, bins) = (Math.Min(real, generated), BinDifferences.Count(Bins, real));
        if (fewest < ForEachBin * (long)bins)
            yield return $"{fewest} images are fewer than {ForEachBin} for each of {bins} bins: chance makes bins differ. Take fewer bins.";
    }

    /// <summary>This one of them.</summary>
    protected abstract double Of(BinDifferences differences);
}
