using Microsoft.ML.GanRefinement.Evaluation.Features;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation.Shards;

/// <summary>How generated rows fall into bins of the real ones. Each shard makes the same bins of all real rows, and counts its own generated ones.</summary>
/// <param name="all">With the features of all real rows, if any are to be added.</param>
/// <param name="settings">Those of <see cref="BinMetric"/>.</param>
/// <param name="compute">The value of both counts.</param>
internal sealed class BinTally(MetricInputs all, (int Bins, bool Whiten, int? Dimensions) settings, Func<BinDifferences, double> compute) : IMetricTally
{
    private Func<FeatureMatrix, FeatureMatrix>? _space;
    private KMeans? _clusters;
    private long[] _real = [];
    private long[] _generated = [];

    /// <inheritdoc/>
    public void AddGenerated(EvaluationSample rows, long start)
    {
        if (_clusters is null)
            Prepare();
        _generated = Sum(_generated, Count(rows.Features));
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.WriteCounts(_real);
        writer.WriteCounts(_generated);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The other shard's bins are others.</exception>
    public void Merge(BinaryReader saved)
    {
        var (real, generated) = (saved.ReadCounts(), saved.ReadCounts());
        if (_real.Length > 0 && real.Length > 0 && !_real.SequenceEqual(real))
        {
            throw new InvalidOperationException("Shards have made different bins of the same real images, since their processors round differently: evaluate "
                + $"all shards on machines of one kind, or set {nameof(EvaluationOptions.KeepFeatures)}, and the bins are made when shards are merged.");
        }

        _real = _real.Length > 0 ? _real : real;
        _generated = Sum(_generated, generated);
    }

    /// <inheritdoc/>
    public MetricEstimate Compute() => new(compute(BinDifferences.OfCounts(ToInts(_real), ToInts(_generated))));

    /// <inheritdoc/>
    public void Dispose() => _clusters?.Dispose();

    private void Prepare()
    {
        _space = BinSpace.Map(all.X, settings.Whiten, settings.Dimensions, all.Protocol.Seed);
        // Two metrics of the same bins make them once.
        _clusters = all.Shared(settings, () =>
            new KMeans(_space(all.X), BinDifferences.Count(settings.Bins, all.X.Rows), all.Protocol.Seed, all.Cancellation));
        _real = Count(all.X);
    }

    private long[] Count(FeatureMatrix rows) => [.. _clusters!.Count(_space!(rows), all.Cancellation).Select(n => (long)n)];

    private static int[] ToInts(long[] counts) => [.. counts.Select(n => checked((int)n))];

    private static long[] Sum(long[] counts, long[] more) => counts.Length == 0 ? more : more.Length == 0 ? counts : [.. counts.Zip(more, (a, b) => a + b)];
}
