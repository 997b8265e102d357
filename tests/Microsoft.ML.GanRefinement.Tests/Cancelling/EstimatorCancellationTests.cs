
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Cancelling;

/// <summary>The classifier, featurizers, and the estimators of refinement with the transformers that they make.</summary>
[Collection(nameof(Trains))]
public sealed class EstimatorCancellationTests : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly MLContext _ml = new(1);

    public void Dispose() => _source.Dispose();

    private ImageClassifierTrainer.Options Classifier => new()
    {
        BatchSize = 8,
        FeatureCount = 4,
        BaseChannels = 2,
        CancellationToken = _source.Token,
    };

    [Fact]
    public void A_classifier_s_reading_ends_within_a_row()
    {
        var view = Images(10);
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().FitClassifier(Classifier).Fit(view));
        Assert.Equal(0, view.ReadAfter);
    }

    [Fact]
    public void Its_training_ends_within_a_batch()
    {
        var options = Classifier;
        var last = 0;
        options.Epochs = 1000;
        options.OnProgress = p =>
        {
            last = p.Iteration;
            _source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().FitClassifier(options).Fit(ImageRows.View(_ml)));
        Assert.Equal(20, last);
    }

    [Fact]
    public void The_accuracy_of_a_classifier_ends_within_a_batch_of_real_images()
    {
        CancellingView real = new(ImageRows.View(_ml, 400), 10, _source.Cancel);
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().ClassificationAccuracy(ImageRows.View(_ml), real, Classifier));
        Assert.InRange(real.ReadAfter, 0, 128);
    }

    [Fact]
    public void Principal_components_end_within_a_row()
    {
        var view = Images(10);
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().PrincipalFeatures(4, cancellationToken: _source.Token).Fit(view));
        Assert.Equal(0, view.ReadAfter);
    }

    [Fact]
    public void A_cancelled_context_ends_them_too()
    {
        var estimator = _ml.Gan().PrincipalFeatures(4);
        CancellingView view = new(ImageRows.View(_ml), 10, _ml.CancelExecution);
        Assert.Throws<OperationCanceledException>(() => estimator.Fit(view));
        Assert.Equal(0, view.ReadAfter);
    }

    [Fact]
    public void With_a_cancelled_token_nothing_is_read_or_made()
    {
        _source.Cancel();
        var view = Images(int.MaxValue);
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().FitClassifier(Classifier).Fit(view));
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().PrincipalFeatures(4, cancellationToken: _source.Token).Fit(view));
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().RandomFeatures(4, cancellationToken: _source.Token).Fit(view));
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().PixelFeatures(cancellationToken: _source.Token).Fit(view));
        Assert.Throws<OperationCanceledException>(() => _ml.Gan().ClassificationAccuracy(view, view, Classifier));
        Assert.Equal(0, view.Read);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Refinement_ends_within_a_row(bool search)
    {
        using var gan = TinyGan.Train(_ml);
        CancellingView latents = new(TinyGan.Latents(_ml, 200), 70, _source.Cancel);
        var refined = Refiner(gan, search, steps: 2).Fit(latents).Transform(latents);
        Assert.Throws<OperationCanceledException>(() => refined.GetColumnValues("Latent"));
        Assert.Equal(0, latents.ReadAfter);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void And_within_a_step(bool search)
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var refined = Refiner(gan, search, steps: 1_000_000).Fit(latents).Transform(latents);
        _source.CancelAfter(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => refined.GetColumnValues("Latent"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_prediction_engine_listens_as_well(bool search)
    {
        using var gan = TinyGan.Train(_ml);
        var refiner = Refiner(gan, search, steps: 2).Fit(TinyGan.Latents(_ml));
        using var engine = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.LatentRow>(refiner);
        engine.Predict(TinyGan.Rows(1)[0]);
        _source.Cancel();
        Assert.Throws<OperationCanceledException>(() => engine.Predict(TinyGan.Rows(2)[1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_estimator_with_a_cancelled_token_makes_no_transformer(bool search)
    {
        using var gan = TinyGan.Train(_ml);
        _source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Refiner(gan, search, steps: 2).Fit(TinyGan.Latents(_ml)));
    }

    private IEstimator<ITransformer> Refiner(GanTransformer gan, bool search, int steps) => search
        ? _ml.Gan().SearchLatent(gan, steps, cancellationToken: _source.Token)
        : _ml.Gan().CoachLatent(gan, steps, cancellationToken: _source.Token);

    private CancellingView Images(int cancelAt) => new(ImageRows.View(_ml), cancelAt, _source.Cancel);
}
