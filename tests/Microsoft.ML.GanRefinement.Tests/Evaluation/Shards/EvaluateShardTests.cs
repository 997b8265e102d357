using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Shards;

/// <summary>Merged shards have the values of one process.</summary>
[Collection(nameof(Trains))]
public sealed class EvaluateShardTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shards");
    private readonly IDataView _real;
    private readonly IDataView _generated;

    // Numbers of rows that neither batches nor shards divide.
    public EvaluateShardTests() => (_real, _generated) = (ShardRow.View(_ml, 501, 1), ShardRow.View(_ml, 700, 2, shift: 0.3));

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Of_each_metric_that_gathers(int shards)
    {
        var (expected, merged) = Both(shards, Gathered());
        Assert.Equal(8, merged.Values.Count);
        AssertClose(expected, merged);
        Assert.Equal(expected.KernelDistance, merged.KernelDistance);
        Assert.Equal(expected.LabelAgreement, merged.LabelAgreement);
        Assert.Equal(expected.Ndb, merged.Ndb);
    }

    [Fact]
    public void Of_a_kernel_distance_of_all_images_at_once()
    {
        var (expected, merged) = Both(3, new() { Metrics = [GanMetric.KernelDistance(1, 700)] });
        Assert.Equal("kernel distance: all images at once", merged.Protocol.Settings);
        Assert.Equal(expected.KernelDistance, merged.KernelDistance);
    }

    [Fact]
    public void Of_every_metric_bit_for_bit_where_features_are_kept()
    {
        var options = Gathered();
        options.KeepFeatures = true;
        options.TrainingData = ShardRow.View(_ml, 200, 4);
        options.Metrics =
        [
            .. options.Metrics, .. GanMetric.Default.Skip(1), GanMetric.VendiScore(), GanMetric.DataCopying(), GanMetric.IntraClassFrechetDistance(),
            GanMetric.ExtrapolatedFrechetDistance(),
        ];
        var (expected, merged) = Both(3, options);
        Assert.Equal(expected.Values, merged.Values);
        Assert.Equal(expected.ToJson(), merged.ToJson());
    }

    [Fact]
    public void Of_generated_images_of_a_network()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 1);
        var images = ImageRows.View(_ml, 300);
        using var featurizer = _ml.Gan().PrincipalFeatures(5).Fit(images);
        EvaluationOptions options = new() { Metrics = [GanMetric.KernelDistance(3, 50), GanMetric.Ndb(5)], ImageColumnName = "GeneratedImage" };
        var expected = _ml.Gan().Evaluate(gan, images, featurizer, options);
        var merged = _ml.Gan().MergeShards(Shards(2, shard => _ml.Gan().EvaluateShard(gan, images, featurizer, shard, options)));
        AssertClose(expected, merged);
        Assert.Equal(featurizer.Fingerprint, merged.Protocol.FeaturizerHash);
    }

    [Fact]
    public void On_a_cluster_every_rank_has_them()
    {
        var expected = _ml.Gan().Evaluate(_real, _generated, Gathered());
        var ranks = MemoryCluster.Results(3, cluster =>
        {
            var options = Gathered();
            options.Cluster = cluster;
            return new MLContext(1).Gan().Evaluate(_real, _generated, options);
        });
        foreach (var metrics in ranks)
        {
            AssertClose(expected, metrics);
            Assert.Equal(ranks[0].ToJson(), metrics.ToJson());
        }
    }

    [Fact]
    public void A_failing_rank_ends_all()
    {
        var empty = ShardRow.View(_ml, 0, 1);
        var ranks = MemoryCluster.Run(2, cluster => new MLContext(1).Gan().Evaluate(cluster.Rank == 1 ? empty : _real, _generated,
            new EvaluationOptions { Metrics = [GanMetric.KernelDistance()], Cluster = cluster }));
        Assert.All(ranks, rank => Assert.NotNull(rank.Error));
    }

    [Fact]
    public void Metrics_of_all_features_are_refused_with_the_names_of_those_that_gather()
    {
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().EvaluateShard(_real, _generated, new(0, 2),
            new EvaluationOptions { Metrics = [GanMetric.Recall(), GanMetric.VendiScore(), GanMetric.Ndb(5)] }));
        Assert.Contains("recall, Vendi score of 700 generated and 501 real images need the features of all of them at once: set KeepFeatures", error.Message);
        Assert.Contains("Fréchet distance, inception score, label agreement, captured classes, class divergence, ", error.Message);
        Assert.Contains("different bins", error.Message);
    }

    [Fact]
    public void Damaged_and_foreign_files_are_refused()
    {
        var file = Path.Combine(_folder.FullName, "a");
        _ml.Gan().EvaluateShard(_real, _generated, new(0, 2), Gathered()).Save(file);
        var bytes = File.ReadAllBytes(file);
        foreach (var place in new[] { 12, 40, bytes.Length / 2, bytes.Length - 1 })
        {
            byte[] damaged = [.. bytes];
            damaged[place] ^= 4;
            Assert.Contains("is damaged", Refused(damaged));
        }
        Assert.Contains("is damaged", Refused(bytes[..^7]));
        Assert.Contains("is damaged", Refused(bytes[..20]));
        Assert.Contains("is no shard of an evaluation", Refused([1, 2, 3]));
        Assert.Equal(new GanShard(0, 2), GanMetricsShard.Load(file).Shard);

        string Refused(byte[] content)
        {
            File.WriteAllBytes(file + "b", content);
            return Assert.Throws<FormatException>(() => GanMetricsShard.Load(file + "b")).Message;
        }
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_refused_with_what_differs()
    {
        var first = Shard(0, _ => { });
        Refused("Seed: '0' and '7'", Shard(1, o => o.Protocol = new() { Seed = 7 }));
        Refused("ReferenceSplit: 'unnamed' and 'test'", Shard(1, o => o.Protocol = new() { ReferenceSplit = "test" }));
        Refused("FeaturizerHash: '' and 'ab'", Shard(1, o => o.Protocol = new() { FeaturizerHash = "ab" }));
        Refused("the number of shards: '2' and '3'", _ml.Gan().EvaluateShard(_real, _generated, new(1, 3), Gathered()));
        Refused("\"Bins\":8", Shard(1, o => o.Metrics = [GanMetric.Ndb(8)]));
        Refused("classes: '3' and ''", Shard(1, o => (o.ProbabilityColumnName, o.Metrics) = (null, [])));
        Refused("real images: '501' and '500'", Shard(1, _ => { }, real: ShardRow.View(_ml, 500, 1)));
        Refused("the features of the first real images", Shard(1, _ => { }, real: ShardRow.View(_ml, 501, 3)));
        Refused("the features of the first generated images: 'mean ", Shard(1, _ => { }, generated: ShardRow.View(_ml, 700, 2, shift: 0.301)));
        Assert.Contains("Shard 1/2 is there more than once: 'a' and shard 1/2",
            Assert.Throws<InvalidOperationException>(() => _ml.Gan().MergeShards([GanMetricsShard.OfBytes(first.ToBytes(), "'a'"), first])).Message);
        Assert.Contains("Of 2 shards 2/2 is missing", Assert.Throws<InvalidOperationException>(() => _ml.Gan().MergeShards([first])).Message);
        Assert.Contains("no shards", Assert.Throws<InvalidOperationException>(() => _ml.Gan().MergeShards([])).Message);

        void Refused(string expected, GanMetricsShard other)
        {
            var message = Assert.Throws<InvalidOperationException>(() => _ml.Gan().MergeShards([first, other])).Message;
            Assert.Contains("shard 1/2 and shard 2/", message);
            Assert.Contains(expected, message);
        }
    }

    private static EvaluationOptions Gathered() => new()
    {
        ProbabilityColumnName = "Probabilities",
        LabelColumnName = "Label",
        Metrics =
        [
            GanMetric.KernelDistance(5, 40), GanMetric.Ndb(10), GanMetric.JensenShannonDivergence(10), GanMetric.CapturedClasses(), GanMetric.ClassDivergence(),
        ],
        Protocol = new() { InceptionScoreSplits = 4 },
    };

    private GanMetricsShard Shard(int index, Action<EvaluationOptions> change, IDataView? real = null, IDataView? generated = null)
    {
        var options = Gathered();
        change(options);
        return _ml.Gan().EvaluateShard(real ?? _real, generated ?? _generated, new(index, 2), options);
    }

    private (GanMetrics Expected, GanMetrics Merged) Both(int shards, EvaluationOptions options) => (
        _ml.Gan().Evaluate(_real, _generated, options),
        _ml.Gan().MergeShards(Shards(shards, shard => _ml.Gan().EvaluateShard(_real, _generated, shard, options))));

    // By files, the last shard first.
    private IEnumerable<GanMetricsShard> Shards(int count, Func<GanShard, GanMetricsShard> evaluate)
    {
        for (var index = count - 1; index >= 0; index--)
        {
            var file = Path.Combine(_folder.FullName, $"{index}");
            evaluate(new(index, count)).Save(file);
            yield return GanMetricsShard.Load(file);
        }
    }

    private static void AssertClose(GanMetrics expected, GanMetrics merged)
    {
        Assert.Equal(expected.Values.Keys, merged.Values.Keys);
        foreach (var (metric, value) in expected.Values)
        {
            Assert.Equal(value.Value, merged.Values[metric].Value, 1e-10);
            Assert.Equal(value.Spread ?? -1, merged.Values[metric].Spread ?? -1, 1e-10);
        }
        Assert.Equal(expected.Protocol, merged.Protocol);
        Assert.Equal(expected.Warnings, merged.Warnings);
    }
}
