using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Evaluation;
using Microsoft.ML.GanRefinement.Tests.Support;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Cancelling;

/// <summary>An evaluation ends within a row while views are read, and within a step of a metric after that.</summary>
public sealed class EvaluationCancellationTests : IDisposable
{
    private static readonly Lazy<(FeatureMatrix, FeatureMatrix)> s_large =
        new(() => (Samples.Gaussian(60_000, 48, 1), Samples.Gaussian(60_000, 48, 2, shift: 0.1)));

    private readonly CancellationTokenSource _source = new();
    private readonly MLContext _ml = new(1);

    public static TheoryData<GanMetric[]> Metrics => [[], [.. GanMetric.AllOnFeatures], [GanMetric.StructuralSimilarity()]];

    public void Dispose() => _source.Dispose();

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Real_features_are_read_no_further_than_the_row(GanMetric[] metrics)
    {
        var real = View(10);
        var generated = View(int.MaxValue);
        AssertCancelled(real, generated, metrics);
        Assert.Equal((0, 0), (real.ReadAfter, generated.Read));
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Generated_ones_neither(GanMetric[] metrics)
    {
        var generated = View(10);
        AssertCancelled(View(int.MaxValue), generated, metrics);
        Assert.Equal(0, generated.ReadAfter);
    }

    [Fact]
    public void Nor_training_data()
    {
        var training = View(10);
        AssertCancelled(View(int.MaxValue), View(int.MaxValue), [GanMetric.DataCopying()], o => o.TrainingData = training);
        Assert.Equal(0, training.ReadAfter);
    }

    [Fact]
    public void A_cancelled_context_ends_it_too()
    {
        CancellingView real = new(_ml.Data.LoadFromEnumerable(FeatureRow.Rows(60, 1)), 10, _ml.CancelExecution);
        AssertCancelled(real, View(int.MaxValue), []);
        Assert.Equal(0, real.ReadAfter);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void A_cancelled_token_reads_nothing(GanMetric[] metrics)
    {
        _source.Cancel();
        var real = View(int.MaxValue);
        AssertCancelled(real, View(int.MaxValue), metrics);
        Assert.Equal(0, real.Read);
    }

    [Fact]
    public void Mixtures_and_path_lengths_end_within_a_row()
    {
        var points = View(10);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            _ml.Gan().EvaluateMixture(points, [[0f, 0f, 0f]], 1, pointColumnName: "Features", cancellationToken: _source.Token));
        Assert.Equal(0, points.ReadAfter);

        using CancellationTokenSource another = new();
        CancellingView near = new(_ml.Data.LoadFromEnumerable(FeatureRow.Rows(60, 2)), 10, another.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() => _ml.Gan().PerceptualPathLength(View(int.MaxValue), near, 0.1, cancellationToken: another.Token));
        Assert.Equal(0, near.ReadAfter);
    }

    // Computed of so much that the whole would take minutes.
    [Theory]
    [InlineData("clusters")]
    [InlineData("neighbours")]
    [InlineData("copying")]
    [InlineData("extrapolation")]
    [InlineData("similarity")]
    [InlineData("sliced")]
    [InlineData("kernel")]
    [InlineData("mixture")]
    public void A_long_metric_ends_in_its_middle(string metric)
    {
        var (x, y) = s_large.Value;
        var token = _source.Token;
        Action compute = metric switch
        {
            "clusters" => () => BinDifferences.Compute(x, y, 50_000, 1, token),
            "neighbours" => () => Neighborhoods.Compute(x, y, 5, token),
            "copying" => () => DataCopyingPart.Compute(x, x, y, token),
            "extrapolation" => () => ExtrapolatedFrechetDistancePart.Compute(x, y, 20_000, 1, token),
            "similarity" => () => StructuralSimilarityPart.Diversity(Samples.Gaussian(40, 32 * 32, 3), new(1, 32, 32), 10_000_000, 1, token),
            "sliced" => () => SlicedWassersteinPart.Compute(x, y, 10_000_000, 1, token),
            "kernel" => () => KernelDistancePart.OverSubsets(x, y, 10_000_000, 100, 1, token),
            _ => () => MixtureCoverage.Compute(x, y, 1, 3, cancellation: token),
        };
        AssertEndsSoon(compute);
    }

    // These take seconds only of more than a test should compute, so they are computed again and again.
    [Theory]
    [InlineData("logistic")]
    [InlineData("root")]
    [InlineData("fit")]
    [InlineData("score")]
    public void A_short_one_listens(string metric)
    {
        var x = Samples.Gaussian(600, 150, 1);
        var y = Samples.Gaussian(600, 150, 2, shift: 0.1);
        FeatureMatrix shares = new([.. Enumerable.Repeat(0.5, 4000)], 2000, 2);
        using GaussianFit fit = new(x);
        var token = _source.Token;
        Action compute = metric switch
        {
            "logistic" => () => LogisticAccuracyPart.Compute(x, y, 1, token),
            "root" => () => CovarianceRoot.Trace(fit, fit, token),
            "fit" => () => new GaussianFit(x, cancellation: token).Dispose(),
            _ => () => InceptionScorePart.Compute(shares, 1000, 1, token),
        };
        AssertEndsSoon(() =>
        {
            while (true)
                compute();
        });
    }

    private void AssertEndsSoon(Action compute)
    {
        _source.CancelAfter(TimeSpan.FromMilliseconds(50));
        var computing = Task.Run(() => Assert.ThrowsAny<OperationCanceledException>(compute));
        // A step is far shorter; a busy machine may be slow.
        Assert.True(computing.Wait(TimeSpan.FromSeconds(20)));
    }

    private CancellingView View(int cancelAt) => new(_ml.Data.LoadFromEnumerable(FeatureRow.Rows(60, 1)), cancelAt, _source.Cancel);

    private void AssertCancelled(IDataView real, IDataView generated, GanMetric[] metrics, Action<EvaluationOptions>? change = null)
    {
        EvaluationOptions options = new() { Metrics = metrics, CancellationToken = _source.Token };
        change?.Invoke(options);
        Assert.ThrowsAny<OperationCanceledException>(() => _ml.Gan().Evaluate(real, generated, options));
    }
}
