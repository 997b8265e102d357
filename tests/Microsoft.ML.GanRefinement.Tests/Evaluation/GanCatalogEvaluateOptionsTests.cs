using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

public class GanCatalogEvaluateOptionsTests
{
    internal const EvaluationMetrics Everything = EvaluationMetrics.AllOnFeatures | EvaluationMetrics.DataCopying
        | EvaluationMetrics.StructuralSimilarity | EvaluationMetrics.IntraClassFrechetDistance;

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Each_metric_is_that_of_the_features()
    {
        var metrics = _ml.Gan().Evaluate(View(1), View(2, 0.3), Options(Everything));
        (var real, var generated) = (Matrix(1), Matrix(2, 0.3));

        var balls = Neighborhoods.Compute(real, generated, 4);
        Assert.Equal(FrechetDistance.Between(real, generated), metrics.FrechetDistance);
        Assert.Equal(FrechetExtrapolation.Compute(real, generated, 6, 9), metrics.ExtrapolatedFrechetDistance);
        Assert.Equal(KernelDistance.OverSubsets(real, generated, 7, 30, 9), metrics.KernelDistance);
        Assert.Equal((balls.Precision, balls.Recall, balls.Density, balls.Coverage), (metrics.Precision, metrics.Recall, metrics.Density, metrics.Coverage));
        Assert.Equal(BinDifferences.Compute(real, generated, 11, 9),
            new BinDifferences(metrics.Ndb!.Value.Value, metrics.JensenShannonDivergence!.Value.Value));
        Assert.Equal(SlicedWasserstein.Compute(real, generated, 12, 9), metrics.SlicedWasserstein);
        Assert.Equal(NearestNeighborTest.Compute(real, generated, 9), metrics.NearestNeighborAccuracy);
        Assert.Equal(LogisticTest.Compute(real, generated, 9), metrics.LogisticAccuracy);
        Assert.Equal(DataCopying.Compute(Matrix(3), real, generated), metrics.DataCopying);
        Assert.InRange(metrics.StructuralSimilarity!.Value.Value, 0, 0.5);
        Assert.True(metrics.IntraClassFrechetDistance!.Value.Value > metrics.FrechetDistance / 2);
    }

    [Fact]
    public void What_is_not_asked_for_is_null()
    {
        var metrics = _ml.Gan().Evaluate(View(1), View(2), new EvaluationOptions { Metrics = EvaluationMetrics.Bins });
        Assert.NotNull(metrics.JensenShannonDivergence);
        Assert.Equal(["Fréchet distance", "different bins", "bin divergence"], MetricRow.Of(metrics).Select(row => row.Name));
    }

    [Fact]
    public void The_number_of_training_images_is_in_the_protocol()
    {
        var options = Options(EvaluationMetrics.DataCopying);
        var one = _ml.Gan().Evaluate(View(1), View(2), options);
        Assert.Equal("copying of 60 training images", one.Protocol.Settings);
        options.TrainingData = View(3, count: 59);
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(View(1), View(2), options).CompareWith(one));
        Assert.Contains("Settings 'copying of 59 training images' and 'copying of 60 training images'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_metric_more_changes_no_other()
    {
        var all = _ml.Gan().Evaluate(View(1), View(2), Options(Everything));
        foreach (var one in Enum.GetValues<EvaluationMetrics>().Where(metric => int.IsPow2((int)metric)))
        {
            var alone = _ml.Gan().Evaluate(View(1), View(2), Options(one));
            Assert.All(MetricRow.Of(alone), row => Assert.Contains(row, MetricRow.Of(all)));
        }
    }

    [Fact]
    public void The_distance_alone_is_streamed_to_the_same_value()
    {
        var real = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(2500, 1));
        var generated = _ml.Data.LoadFromEnumerable(FeatureRow.Rows(1024, 2, 0.2));
        var streamed = _ml.Gan().Evaluate(real, generated, new EvaluationOptions { Metrics = EvaluationMetrics.None });
        var whole = _ml.Gan().Evaluate(real, generated, new EvaluationOptions { Metrics = EvaluationMetrics.SlicedWasserstein });
        Assert.Equal(whole.FrechetDistance, streamed.FrechetDistance, 1e-10);
        Assert.Equal((2500, 1024, 3), (streamed.Protocol.ReferenceCount, streamed.Protocol.GeneratedCount, streamed.Protocol.FeatureCount));
    }

    [Theory]
    [InlineData(EvaluationMetrics.None)]
    [InlineData(EvaluationMetrics.KernelDistance)]
    public void Features_of_different_sizes_are_refused(EvaluationMetrics metrics)
    {
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(
            View(1), _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(View(2)).Transform(View(2)),
                new EvaluationOptions { Metrics = metrics, FeatureColumnName = "Features" }));
        Assert.Contains("must be of one size, got 3 and 144", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_images_are_warned_of_in_the_result_and_the_log()
    {
        List<string> log = [];
        _ml.Log += (_, e) => log.Add(e.Message);
        var metrics = _ml.Gan().Evaluate(
            View(1, count: 3), View(2, count: 4), new EvaluationOptions { Metrics = EvaluationMetrics.Neighborhoods, NeighborCount = 1 });
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
        EvaluationOptions distance = new() { Metrics = EvaluationMetrics.None };
        Assert.Equal(doubt is null ? 0 : 1, _ml.Gan().Evaluate(View(1, count: count), View(2, count: count), distance)
            .Warnings.Count(w => w.StartsWith(doubt ?? "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(EvaluationMetrics.None)]
    [InlineData(EvaluationMetrics.AllOnFeatures)]
    public void Features_of_double_precision_are_as_good(EvaluationMetrics metrics)
    {
        // Single precision holds these halves exactly, so that both columns have the same numbers.
        (var real, var generated) = (Halves(1), Halves(2));
        EvaluationOptions options = new() { Metrics = metrics, FeatureColumnName = "Features" };
        Assert.Equal(
            MetricRow.Of(_ml.Gan().Evaluate(Singles(real), Singles(generated), options)),
            MetricRow.Of(_ml.Gan().Evaluate(Doubles(real), Doubles(generated), options)));

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

    private EvaluationOptions Options(EvaluationMetrics metrics) => new()
    {
        Metrics = metrics,
        LabelColumnName = "Label",
        TrainingData = View(3),
        NeighborCount = 4,
        KernelSubsets = 7,
        KernelSubsetSize = 30,
        BinCount = 11,
        Projections = 12,
        SimilarityPairs = 10,
        ExtrapolationPoints = 6,
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
