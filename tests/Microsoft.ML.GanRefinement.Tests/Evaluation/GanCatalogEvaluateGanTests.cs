using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>The short way from a network to its scores.</summary>
[Collection(nameof(RunsAlone))]
public sealed class GanCatalogEvaluateGanTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _images;
    private readonly GanTransformer _gan;

    public GanCatalogEvaluateGanTests()
    {
        _images = ImageRows.View(_ml, 60);
        _gan = TinyGan.Train(_ml);
    }

    public void Dispose() => _gan.Dispose();

    [Fact]
    public void Is_the_long_way()
    {
        using var featurizer = _ml.Gan().PrincipalFeatures(5).Fit(_images);
        var metrics = _ml.Gan().Evaluate(_gan, _images, featurizer);

        var generated = featurizer.Transform(_gan.Transform(_ml.Gan().SampleLatents(_gan, 60, seed: 0)));
        var expected = _ml.Gan().Evaluate(featurizer.Transform(_images), generated, new EvaluationOptions());
        Assert.Equal(expected.FrechetDistance, metrics.FrechetDistance);
        Assert.Equal(expected.KernelDistance, metrics.KernelDistance);
        Assert.Equal((60L, 60L), (metrics.Protocol.ReferenceCount, metrics.Protocol.GeneratedCount));
        Assert.Equal((featurizer.FeaturizerName, featurizer.Fingerprint), (metrics.Protocol.Featurizer, metrics.Protocol.FeaturizerHash));
        Assert.Null(metrics.InceptionScore);
    }

    [Fact]
    public void A_classifier_of_its_classes_brings_score_and_agreement()
    {
        using var classifier = _ml.Gan().FitClassifier(
            new ImageClassifierTrainer.Options { BatchSize = 20, Epochs = 2, FeatureCount = 6, BaseChannels = 2, Seed = 1 }).Fit(_images);
        // The classifier of real images reads the generated ones' column under its own name here.
        ITransformer chain = _ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(_gan.Transform(TinyGan.Latents(_ml))).Append(classifier);
        var metrics = _ml.Gan().Evaluate(_gan, RealAsGenerated(), chain);
        Assert.InRange(metrics.InceptionScore!.Value, 1, 3);
        Assert.InRange(metrics.LabelAgreement!.Value, 0, 1);
        Assert.Contains(metrics.Warnings, warning => warning.Contains("the score is too low", StringComparison.Ordinal));
        Assert.Equal(classifier.Fingerprint, metrics.Protocol.FeaturizerHash);
    }

    [Fact]
    public void No_images_are_refused()
    {
        using var featurizer = _ml.Gan().PixelFeatures().Fit(_images);
        Assert.Contains("no real images", Assert.Throws<InvalidOperationException>(
            () => _ml.Gan().Evaluate(_gan, _ml.Data.LoadFromEnumerable(new List<ImageRows.Row>()), featurizer)).Message);
    }

    private IDataView RealAsGenerated() => _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(_images).Transform(_images);
}
