using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class GanCatalogEvaluateOptionsTests
{
    private static readonly GanMetric[] s_everything =
    [
        GanMetric.ExtrapolatedFrechetDistance(6), GanMetric.IntraClassFrechetDistance(), GanMetric.KernelDistance(7, 30), GanMetric.Precision(4),
        GanMetric.Recall(4), GanMetric.Density(4), GanMetric.Coverage(4), GanMetric.Ndb(11), GanMetric.JensenShannonDivergence(11),
        GanMetric.SlicedWasserstein(12), GanMetric.NearestNeighborAccuracy(), GanMetric.LogisticAccuracy(), GanMetric.DataCopying(),
        GanMetric.StructuralSimilarity(10),
    ];

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Each_metric_is_that_of_the_features()
    {
        var metrics = _ml.Gan().Evaluate(View(1), View(2, 0.3), Options(s_everything));
        (var real, var generated) = (Matrix(1), Matrix(2, 0.3));

        var balls = Neighborhoods.Compute(real, generated, 4);
        Assert.Equal(FrechetDistancePart.Between(real, generated), metrics.FrechetDistance);
        Assert.Equal(ExtrapolatedFrechetDistancePart.Compute(real, generated, 6, 9), metrics.ExtrapolatedFrechetDistance);
        Assert.Equal(KernelDistancePart.OverSubsets(real, generated, 7, 30, 9), metrics.KernelDistance);
        Assert.Equal((balls.Precision, balls.Recall, balls.Density, balls.Coverage), (metrics.Precision, metrics.Recall, metrics.Density, metrics.Coverage));
        Assert.Equal(BinDifferences.Compute(real, generated, 11, 9),
            new BinDifferences(metrics.Ndb!.Value.Value, metrics.JensenShannonDivergence!.Value.Value));
        Assert.Equal(SlicedWassersteinPart.Compute(real, generated, 12, 9), metrics.SlicedWasserstein);
        Assert.Equal(NearestNeighborAccuracyPart.Compute(real, generated, 9), metrics.NearestNeighborAccuracy);
        Assert.Equal(LogisticAccuracyPart.Compute(real, generated, 9), metrics.LogisticAccuracy);
        Assert.Equal(DataCopyingPart.Compute(Matrix(3), real, generated), metrics.DataCopying);
        Assert.InRange(metrics.StructuralSimilarity!.Value.Value, 0, 0.5);
        Assert.True(metrics.IntraClassFrechetDistance!.Value.Value > metrics.FrechetDistance / 2);
    }

    [Fact]
    public void What_is_not_asked_for_is_null()
    {
        var metrics = _ml.Gan().Evaluate(View(1), View(2), new EvaluationOptions { Metrics = [GanMetric.Ndb(), GanMetric.JensenShannonDivergence()] });
        Assert.NotNull(metrics.JensenShannonDivergence);
        Assert.Equal(["Fréchet distance", "different bins", "bin divergence"], metrics.Values.Keys.Select(metric => metric.Name));
    }

    [Fact]
    public void The_number_of_training_images_is_in_the_protocol()
    {
        var options = Options(GanMetric.DataCopying());
        var one = _ml.Gan().Evaluate(View(1), View(2), options);
        Assert.Equal("data copying: 60 training images", one.Protocol.Settings);
        options.TrainingData = View(3, count: 59);
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(View(1), View(2), options).CompareWith(one));
        Assert.Contains("Settings 'data copying: 59 training images' and 'data copying: 60 training images'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_metric_more_changes_no_other()
    {
        var all = _ml.Gan().Evaluate(View(1), View(2), Options(s_everything));
        foreach (var one in s_everything)
        {
            var alone = _ml.Gan().Evaluate(View(1), View(2), Options(one));
            Assert.Equal([GanMetric.FrechetDistance(), one], alone.Values.Keys);
            Assert.All(alone.Values, value => Assert.Contains(value, all.Values));
        }
    }

    [Fact]
    public void The_distance_alone_is_streamed_to_the_same_value()
    {
        var real = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(2500, 1));
        var generated = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(1024, 2, 0.2));
        var streamed = _ml.Gan().Evaluate(real, generated, new EvaluationOptions { Metrics = [] });
        var whole = _ml.Gan().Evaluate(real, generated, new EvaluationOptions { Metrics = [GanMetric.SlicedWasserstein()] });
        Assert.Equal(whole.FrechetDistance, streamed.FrechetDistance, 1e-10);
        Assert.Equal((2500, 1024, 3), (streamed.Protocol.ReferenceCount, streamed.Protocol.GeneratedCount, streamed.Protocol.FeatureCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Features_of_different_sizes_are_refused(bool hasMetrics)
    {
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(
            View(1), _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(View(2)).Transform(View(2)),
                new EvaluationOptions { Metrics = hasMetrics ? [GanMetric.KernelDistance()] : [], FeatureColumnName = "Features" }));
        Assert.Contains("must be of one size, got 3 and 144", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_images_are_warned_of_in_the_result_and_the_log()
    {
        List<string> log = [];
        _ml.Log += (_, e) => log.Add(e.Message);
        var metrics = _ml.Gan().Evaluate(
            View(1, count: 3), View(2, count: 4), new EvaluationOptions { Metrics = [GanMetric.Precision(1), GanMetric.Coverage(1)] });
        Assert.Equal(3, metrics.Warnings.Count);
        Assert.Contains(metrics.Warnings, warning => warning.StartsWith("3 images give covariances of 3 features without full rank", StringComparison.Ordinal));
        Assert.Contains(metrics.Warnings, warning => warning.StartsWith("3 real and 4 generated images", StringComparison.Ordinal));
        Assert.All(metrics.Warnings, warning => Assert.Contains(log, line => line.Contains(warning, StringComparison.Ordinal)));
        Assert.Contains("\"warnings\"", metrics.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\nWarning: 3 images", metrics.ToMarkdown(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "3 images give covariances of 3 features without full rank")]
    [InlineData(4, "4 images are fewer than 5 for each of 3 features")]
    [InlineData(14, "14 images are fewer than 5 for each of 3 features")]
    [InlineData(15, null)]
    public void A_distance_of_few_images_is_doubted(int count, string? doubt)
    {
        EvaluationOptions distance = new() { Metrics = [] };
        Assert.Equal(doubt is null ? 0 : 1, _ml.Gan().Evaluate(View(1, count: count), View(2, count: count), distance)
            .Warnings.Count(w => w.StartsWith(doubt ?? "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Features_of_double_precision_are_as_good(bool hasMetrics)
    {
        // Single precision holds these halves exactly, so that both columns have the same numbers.
        (var real, var generated) = (Halves(1), Halves(2));
        EvaluationOptions options = new() { Metrics = hasMetrics ? GanMetric.AllOnFeatures : [], FeatureColumnName = "Features" };
        Assert.Equal(
            _ml.Gan().Evaluate(Singles(real), Singles(generated), options).Values,
            _ml.Gan().Evaluate(Doubles(real), Doubles(generated), options).Values);

        static float[][] Halves(int seed) =>
            [.. Enumerable.Range(0, 80).Select(i => Samples.Gaussian(80, 3, seed).Row(i).ToArray().Select(v => (float)Math.Round(4 * v) / 2).ToArray())];
        IDataView Singles(float[][] rows) => _ml.Data.LoadFromEnumerable(rows.Select(row => new FeatureRow { Features = row }));
        IDataView Doubles(float[][] rows) =>
            _ml.Data.LoadFromEnumerable(rows.Select(row => new DoubleRow { Features = [.. row.Select(value => (double)value)] }));
    }

    [Fact]
    public void A_mixture_is_evaluated_on_a_column()
    {
        var metrics = _ml.Gan().EvaluateMixture(
            View(1), [[0, 0, 0], [9, 9, 9]], deviation: 2, pointColumnName: "Features");
        Assert.Equal((2, 1, 60), (metrics.ModeCount, metrics.CapturedModes, metrics.SampleCount));
        Assert.StartsWith("1 of 2 modes captured, 1 well covered; high-quality share 1.0000; reverse KL 0.6931", metrics.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _ml.Gan().EvaluateMixture(View(1), [[0, 0]], 2, pointColumnName: "Features"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().EvaluateMixture(View(1), [], 2, pointColumnName: "Features"));
    }

    [Fact]
    public void Samples_of_a_ring_cover_it()
    {
        var ring = GanMixture.Ring();
        var metrics = _ml.Gan().EvaluateMixture(_ml.Gan().SampleMixture(ring, 5000, seed: 1), ring, pointColumnName: "Image");
        Assert.Equal((8, 8, 8), (metrics.ModeCount, metrics.CapturedModes, metrics.WellCoveredModes));
        Assert.Equal(0.98889, metrics.HighQualityShare.Value, 4 * Math.Sqrt(0.98889 * 0.01111 / 5000));
        Assert.InRange(metrics.ReverseDivergence, 0, 0.005);
    }

    private EvaluationOptions Options(params GanMetric[] metrics) => new()
    {
        Metrics = metrics,
        LabelColumnName = "Label",
        TrainingData = View(3),
        Protocol = new() { Seed = 9 },
    };

    private IDataView View(int seed, double shift = 0, int count = 60) => _ml.Data.LoadFromEnumerable(FeatureRow.Rows(count, seed, shift));

    private sealed class DoubleRow
    {
        [VectorType(3)]
        public double[] Features { get; set; } = [];
    }

    private static FeatureMatrix Matrix(int seed, double shift = 0) =>
        Samples.Rows([.. FeatureRow.Rows(60, seed, shift).Select(row => row.Features.Select(value => (double)value).ToArray())]);
}
