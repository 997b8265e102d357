using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.Evaluation.Shards;
using Microsoft.ML.GanRefinement.Torch;

namespace Microsoft.ML.GanRefinement;

public sealed partial class GanCatalog
{
    /// <summary>The rows of one part, so that many processes generate or refine together what one would: the rows of all shards, one after the other, are those
    /// of <paramref name="data"/>, and have the same bits. <c>TakeShard(latents, GanShard.Of(MpiCluster.Current))</c> is an app's one line.</summary>
    /// <param name="data">The rows of all shards: latents, for instance, or what transformers make of them.</param>
    /// <param name="shard">Which part.</param>
    /// <returns>A lazy view of a range of rows with the ids, and so the random numbers, that they have in <paramref name="data"/>. Ranges begin at multiples of
    /// 128 rows, so with more shards than these some have none.</returns>
    /// <remarks>Behind this library's transformers, and behind none, rows of other shards are not computed. ML.NET's own compute the rows before the shard's
    /// if a network stands in front of them, and row filters always: take the shard before those.</remarks>
    public IDataView TakeShard(IDataView data, GanShard shard)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(shard);
        var total = CountRows(data, Listen(nameof(TakeShard), CancellationToken.None));
        var (start, count) = shard.RowsOf(total);
        return RowRange.Of(_context, data, start, count, total);
    }

    /// <summary>Gathers what one part of the images adds to an evaluation; <see cref="MergeShards"/> makes the metrics of all parts.</summary>
    /// <param name="real">The real images of all shards, with a features column.</param>
    /// <param name="generated">The generated images of all shards, with the columns that the options name.</param>
    /// <param name="shard">Which part of both is read.</param>
    /// <param name="options">Metrics, columns, their settings and the protocol; copied. The same for all shards.</param>
    /// <exception cref="ArgumentException">A metric lacks what it needs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A metric needs the features of all images, and <see cref="EvaluationOptions.KeepFeatures"/> is not set;
    /// features are not finite, the feature counts differ, or libtorch failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Merged values are those of one process within 1e-10, and the same bits where features are kept. Without kept features memory does not grow
    /// with the images of a shard. Each shard also computes the first 64 images of both kinds, by which <see cref="MergeShards"/> knows that shards belong
    /// together; the metrics of bins read all real images in every shard.</remarks>
    public GanMetricsShard EvaluateShard(IDataView real, IDataView generated, GanShard shard, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(shard);
        var used = (options ?? new()).CopyChecked();
        var cancellation = Listen(nameof(EvaluateShard), used.CancellationToken);
        return TorchErrors.Explain(nameof(EvaluateShard), () =>
        {
            using var scope = TorchScope.Differentiable();
            RequireClasses(real, generated, used);
            return new ShardReading(_context, used, shard, cancellation).Read(real, generated, data => CountRows(data, cancellation));
        });
    }

    /// <summary>The same for a trained network: as many images as <paramref name="images"/> has are generated, of which each shard makes its own.</summary>
    /// <param name="gan">The network.</param>
    /// <param name="images">Real images that it was not trained on, of all shards.</param>
    /// <param name="featurizer">Adds features, and class probabilities if it is a classifier.</param>
    /// <param name="shard">Which part of both is read.</param>
    /// <param name="options">As for <see cref="Evaluate(GanTransformer, IDataView, ITransformer, EvaluationOptions)"/>.</param>
    /// <inheritdoc cref="EvaluateShard(IDataView, IDataView, GanShard, EvaluationOptions)"/>
    public GanMetricsShard EvaluateShard(
        GanTransformer gan, IDataView images, ITransformer featurizer, GanShard shard, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return Compare(gan, images, featurizer, options, (real, generated, used, classes, warnings) =>
            EvaluateShard(real, generated, shard, used).With(classes, warnings));
    }

    /// <summary>The metrics of all shards of an evaluation.</summary>
    /// <param name="shards">All of them, in any order.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>, within a step of a metric.</param>
    /// <exception cref="InvalidOperationException">Shards are missing, or there more than once; they are of different settings, featurizers, reference images,
    /// generated images, seeds or numbers of shards; or there are too few images for a metric.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GanMetrics MergeShards(IEnumerable<GanMetricsShard> shards, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var cancellation = Listen(nameof(MergeShards), cancellationToken);
        var metrics = TorchErrors.Explain(nameof(MergeShards), () =>
        {
            using var scope = TorchScope.Differentiable();
            return ShardMerging.Merge([.. shards], cancellation);
        });
        Log(Environment.Register(nameof(MergeShards), seed: 0), metrics.Warnings);
        return metrics;
    }

    // Each rank its shard, then all of them the metrics, of the same bits.
    private GanMetrics EvaluateOnCluster(IDataView real, IDataView generated, EvaluationOptions options) => Ranks.Run(options.Cluster, false, () =>
    {
        GanMetricsShard own;
        using (Ranks.Alone())
            own = EvaluateShard(real, generated, GanShard.Of(options.Cluster), options);
        List<GanMetricsShard> all = [];
        Ranks.Current.ForEach(own.ToBytes(), (rank, bytes) => all.Add(GanMetricsShard.OfBytes(bytes, $"rank {rank}")));
        using (Ranks.Alone())
            return MergeShards(all, options.CancellationToken);
    });
}
