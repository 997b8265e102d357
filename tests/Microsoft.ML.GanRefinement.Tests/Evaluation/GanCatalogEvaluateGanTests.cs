using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation;

/// <summary>The short way from a network to its scores.</summary>
[Collection(nameof(Trains))]
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
    public void A_name_of_the_users_gets_the_fingerprint_too()
    {
        using var featurizer = _ml.Gan().PrincipalFeatures(5).Fit(_images);
        var metrics = _ml.Gan().Evaluate(_gan, _images, featurizer, new() { Metrics = [], Protocol = new() { Featurizer = "mine" } });
        Assert.Equal(("mine", featurizer.Fingerprint), (metrics.Protocol.Featurizer, metrics.Protocol.FeaturizerHash));
    }

    [Fact]
    public void A_pipeline_has_the_latents_and_the_protocol_of_the_network_alone()
    {
        using var featurizer = _ml.Gan().PrincipalFeatures(5).Fit(_images);
        var latents = _ml.Gan().SampleLatents(_gan, 60, seed: 0);
        var pipeline = _ml.Gan().CoachLatent(_gan, iterations: 2, learningRate: 0.1).Fit(latents).Append(_gan);
        var (alone, refined) = (_ml.Gan().Evaluate(_gan, _images, featurizer), _ml.Gan().Evaluate(_gan, _images, featurizer, new() { Pipeline = pipeline }));
        var expected = _ml.Gan().Evaluate(featurizer.Transform(_images), featurizer.Transform(pipeline.Transform(latents)), new EvaluationOptions());
        Assert.Equal(alone.Protocol, refined.Protocol);
        Assert.NotEqual(alone.FrechetDistance, refined.FrechetDistance);
        Assert.Equal(expected.FrechetDistance, refined.FrechetDistance);
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

    [Fact]
    public void Classes_come_as_often_as_in_the_real_images()
    {
        uint[] keys = [.. Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? 2u : i % 10 == 1 ? 3u : 1u)];
        var real = Labelled(keys);
        using var featurizer = _ml.Gan().PrincipalFeatures(5).Fit(real);
        var metrics = _ml.Gan().Evaluate(_gan, real, featurizer);

        var latents = _ml.Gan().SampleLatents(_gan, 60, keys, seed: 0);
        var expected = _ml.Gan().Evaluate(featurizer.Transform(real), featurizer.Transform(_gan.Transform(latents)), new EvaluationOptions());
        Assert.Equal(expected.FrechetDistance, metrics.FrechetDistance);
        Assert.NotEqual(_ml.Gan().Evaluate(_gan, _ml.Transforms.DropColumns("Label").Fit(real).Transform(real), featurizer).FrechetDistance,
            metrics.FrechetDistance);
        Assert.StartsWith("generated classes: as in the real images; coverage", metrics.Protocol.Settings, StringComparison.Ordinal);
        Assert.DoesNotContain(metrics.Warnings, warning => warning.Contains("class", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_labels_classes_are_even_and_stamped_so()
    {
        var real = _ml.Transforms.DropColumns("Label").Fit(_images).Transform(_images);
        using var featurizer = _ml.Gan().PixelFeatures().Fit(real);
        var metrics = _ml.Gan().Evaluate(_gan, real, featurizer);
        Assert.StartsWith("generated classes: even; ", metrics.Protocol.Settings, StringComparison.Ordinal);
        Assert.DoesNotContain(metrics.Warnings, warning => warning.Contains("label column", StringComparison.Ordinal));

        using var unbalanced = new GanTransformer(_ml, SmallPair.Create(specification => specification with { ClassCounts = [50, 5, 8] }), new GanColumns());
        Assert.Contains("though training had from 5 to 50 images of a class. Add the column",
            _ml.Gan().Evaluate(unbalanced, real, featurizer).Warnings[0], StringComparison.Ordinal);

        var numbers = _ml.Data.LoadFromEnumerable(ImageRows.Create(60).Select(row => new Numbered { Image = row.Image, Label = row.Label }));
        Assert.Contains("Label column 'Label' of the real images is UInt32, not a key", _ml.Gan().Evaluate(_gan, numbers, featurizer).Warnings[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Real_images_of_classes_that_training_did_not_see_are_told_of()
    {
        using var featurizer = _ml.Gan().PixelFeatures().Fit(_images);
        using var gan = new GanTransformer(
            _ml, SmallPair.Create(specification => specification with { ClassNames = ["0", "1", "2"], ClassCounts = [9, 9, 0] }), new GanColumns());
        var metrics = _ml.Gan().Evaluate(gan, _images, featurizer);
        Assert.StartsWith("20 of 60 real images have no class that the network was trained on", metrics.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(60, metrics.Protocol.GeneratedCount);
        // A missing label has no class either.
        Assert.StartsWith("59 of 60 real images", _ml.Gan().Evaluate(gan, Labelled([.. new uint[59], 2]), featurizer).Warnings[0], StringComparison.Ordinal);

        using var named = new GanTransformer(_ml, SmallPair.Create(), new GanColumns());
        metrics = _ml.Gan().Evaluate(named, _images, featurizer);
        Assert.StartsWith("No real image has a class that the network was trained on in label column 'Label'", metrics.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("Its classes are a, b, c", metrics.Warnings[0], StringComparison.Ordinal);
        Assert.StartsWith("generated classes: even; ", metrics.Protocol.Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_size_are_named_with_what_to_do()
    {
        var big = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 8).Select(_ => new Big()));
        using var fittedOnBig = _ml.Gan().PixelFeatures().Fit(big);
        using var fittedOnGenerated = _ml.Gan().PixelFeatures().Fit(_images);
        foreach (var featurizer in (ITransformer[])[fittedOnBig, fittedOnGenerated])
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Evaluate(_gan, big, featurizer)).Message;
            Assert.StartsWith("Schema mismatch for image column 'Image': expected images of 1×8×8, as the network generates them, got "
                + "Vector<Single, 3, 16, 16> (3×16×16). Bring the real images to that size and number of channels, and fit the featurizer on them",
            error, StringComparison.Ordinal);
        }

        var fitted = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Evaluate(_gan, _images, fittedOnBig)).Message;
        Assert.Contains("expected images of 3×16×16, as the featurizer was fitted on, got Vector<Single, 1, 8, 8> (1×8×8). "
            + "Fit the featurizer on images of 1×8×8.", fitted, StringComparison.Ordinal);
        var transformed = Assert.Throws<ArgumentOutOfRangeException>(() => fittedOnBig.Transform(_gan.Transform(TinyGan.Latents(_ml)))).Message;
        Assert.Contains("fit this on images of that size", transformed, StringComparison.Ordinal);
        Assert.DoesNotContain("ExtractPixels", transformed, StringComparison.Ordinal);

        // Of a featurizer that takes both, the sizes are told of: this one looks at labels only.
        var either = _ml.Transforms.Conversion.MapKeyToVector("Features", "Label").Fit(_images);
        var labelled = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 9).Select(i => new Big { Label = (uint)(i % 3) }));
        Assert.Contains(_ml.Gan().Evaluate(_gan, labelled, either).Warnings,
            warning => warning.StartsWith("Real images in column 'Image' are 3×16×16, generated ones 1×8×8", StringComparison.Ordinal));
    }

    private IDataView Labelled(uint[] keys)
    {
        var rows = ImageRows.Create(keys.Length);
        for (var i = 0; i < keys.Length; i++)
            rows[i].Label = keys[i] - 1;

        return _ml.Data.LoadFromEnumerable(rows);
    }

    private IDataView RealAsGenerated() => _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(_images).Transform(_images);

    private sealed class Numbered
    {
        [VectorType(1, ImageRows.Side, ImageRows.Side)]
        public float[] Image { get; set; } = [];

        public uint Label { get; set; }
    }

    private sealed class Big
    {
        [VectorType(3, 16, 16)]
        public float[] Image { get; set; } = [-1, .. new float[(3 * 16 * 16) - 1]];

        [KeyType(3)]
        public uint Label { get; set; }
    }
}
