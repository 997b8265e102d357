using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

/// <summary>Every reader of float images warns of [0,1] and refuses 0 to 255: each would take them for images without dark pixels.</summary>
[Collection(nameof(Trains))]
public sealed class PixelRangeTests : IDisposable
{
    private const string LooksLike = "they look like [0,1]";
    private const string Arguments = "ExtractPixels(…, offsetImage: 127.5f, scaleImage: 1f / 127.5f)";

    private readonly MLContext _ml = new(seed: 1);
    private readonly List<string> _log = [];
    private readonly IDataView _good;
    private readonly IDataView _positive;
    private readonly IDataView _bytes;
    private readonly GanTransformer _gan;

    public PixelRangeTests()
    {
        _good = ImageRows.View(_ml, 24);
        _positive = Changed(value => (value + 1) / 2);
        _bytes = Changed(value => MathF.Round((value + 1) * 127.5f));
        _gan = TinyGan.Train(_ml);
        _ml.Log += (_, entry) => _log.Add(entry.Message);
    }

    public static TheoryData<string, Action<MLContext, IDataView>> Readers => new()
    {
        { "FitClassifier", (ml, view) => Classifier(ml).Fit(view).Dispose() },
        { "PrincipalFeatures", (ml, view) => ml.Gan().PrincipalFeatures(4).Fit(view).Dispose() },
        { "PixelFeatures", (ml, view) => ReadFeatures(ml.Gan().PixelFeatures().Fit(view), view) },
        { "RandomFeatures", (ml, view) => ReadFeatures(ml.Gan().RandomFeatures(4).Fit(view), view) },
        { "the classifier's features", (ml, view) => ReadFeatures(Classifier(ml).Fit(ImageRows.View(ml, 24)), view) },
        { "a prediction engine", Predict },
        { "ConvertToImage", (ml, view) => Pictures(ml.Gan().ConvertToImage("Picture", "Image").Fit(view).Transform(view)) },
        { "AsTrainingImages", (ml, view) => Pixels(ml.Gan().AsTrainingImages(view, "Pixels", "Image")) },
    };

    public void Dispose() => _gan.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void Images_without_a_dark_pixel_are_warned_of_once(string reader, Action<MLContext, IDataView> read)
    {
        read(_ml, _good);
        Assert.DoesNotContain(_log, line => line.Contains(LooksLike, StringComparison.Ordinal));
        read(_ml, _positive);
        Assert.True(_log.Count(line => line.Contains(LooksLike, StringComparison.Ordinal)) == 1, reader);
        Assert.Contains(_log, line => line.Contains("in column 'Image'", StringComparison.Ordinal) && line.Contains(Arguments, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void Images_up_to_255_are_refused_with_the_arguments_that_scale_them(string reader, Action<MLContext, IDataView> read)
    {
        var error = Assert.ThrowsAny<Exception>(() => read(_ml, _bytes));
        var message = (error.GetBaseException() as InvalidOperationException)?.Message ?? string.Empty;
        Assert.True(message.Contains("of image column 'Image' has the value", StringComparison.Ordinal), $"{reader}: {error}");
        Assert.Contains(Arguments, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_looks_at_real_images_whoever_makes_the_features()
    {
        var foreign = _ml.Transforms.Concatenate("Features", "GeneratedImage").Fit(AsGenerated(_good));
        Assert.DoesNotContain(_ml.Gan().Evaluate(_gan, AsGenerated(_good), foreign).Warnings, line => line.Contains(LooksLike, StringComparison.Ordinal));
        var metrics = _ml.Gan().Evaluate(_gan, AsGenerated(_positive), foreign);
        Assert.Contains(metrics.Warnings, line => line.Contains(LooksLike, StringComparison.Ordinal));
        Assert.Contains(LooksLike, metrics.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains(_log, line => line.Contains(LooksLike, StringComparison.Ordinal));
        Assert.Contains(Arguments, Assert.Throws<InvalidOperationException>(() => _ml.Gan().Evaluate(_gan, AsGenerated(_bytes), foreign)).Message,
            StringComparison.Ordinal);

        _log.Clear();
        using var own = _ml.Gan().PixelFeatures().Fit(_good);
        Assert.Contains(_ml.Gan().Evaluate(_gan, _positive, own).Warnings, line => line.Contains(LooksLike, StringComparison.Ordinal));
        // The featurizer, which looks at what it reads too, does not say it again; afterwards it does.
        Assert.Single(_log, line => line.Contains(LooksLike, StringComparison.Ordinal));
        ReadFeatures(own, _positive);
        Assert.Equal(2, _log.Count(line => line.Contains(LooksLike, StringComparison.Ordinal)));
    }

    [Fact]
    public void Validation_looks_at_its_data_whoever_makes_the_features()
    {
        var foreign = _ml.Transforms.Concatenate("Features", "Image").Fit(_good);
        void Train(IDataView heldOut) => TinyGan.Train(_ml, o =>
        {
            o.MaxIterations = 1;
            o.Validation = new GanValidation(heldOut, foreign) { GeneratedCount = 24 };
        }).Dispose();
        Train(_good);
        Assert.DoesNotContain(_log, line => line.Contains(LooksLike, StringComparison.Ordinal));
        Train(_positive);
        Assert.Contains(_log, line => line.Contains("Validation: ", StringComparison.Ordinal) && line.Contains(LooksLike, StringComparison.Ordinal));
        Assert.Contains(Arguments, Assert.Throws<InvalidOperationException>(() => Train(_bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Structural_similarity_looks_at_generated_images()
    {
        EvaluationOptions options = new() { Metrics = [GanMetric.StructuralSimilarity(5)] };
        static float[] Image(int seed) => [.. Enumerable.Range(0, 144).Select(k => ((seed * 7) + k) % 10 / 10f)];
        var view = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Wide { GeneratedImage = Image(i) }).ToList());
        var metrics = _ml.Gan().Evaluate(view, view, options);
        Assert.Contains(metrics.Warnings, line => line.Contains("in column 'GeneratedImage'", StringComparison.Ordinal));
        Assert.Equal("structural similarity: 5 pairs at 1 scale", metrics.Protocol.Settings);
    }

    private static ImageClassifierTrainer Classifier(MLContext ml) => ml.Gan().FitClassifier(
        new ImageClassifierTrainer.Options { BatchSize = 12, Epochs = 1, FeatureCount = 4, BaseChannels = 2, Seed = 1 });

    private static void ReadFeatures<T>(T featurizer, IDataView images)
        where T : ITransformer, IDisposable
    {
        using var owned = featurizer;
        var view = featurizer.Transform(images);
        using var cursor = view.GetRowCursor([view.Schema["Features"]]);
        var get = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        VBuffer<float> value = default;
        while (cursor.MoveNext())
            get(ref value);
    }

    private static void Pixels(IDataView view)
    {
        using var cursor = view.GetRowCursor([view.Schema["Pixels"]]);
        var get = cursor.GetGetter<VBuffer<byte>>(view.Schema["Pixels"]);
        VBuffer<byte> value = default;
        while (cursor.MoveNext())
            get(ref value);
    }

    private static void Pictures(IDataView view)
    {
        using var cursor = view.GetRowCursor([view.Schema["Picture"]]);
        var get = cursor.GetGetter<MLImage>(view.Schema["Picture"]);
        MLImage image = null!;
        while (cursor.MoveNext())
        {
            get(ref image);
            image.Dispose();
        }
    }

    private static void Predict(MLContext ml, IDataView view)
    {
        using var featurizer = ml.Gan().RandomFeatures(4).Fit(view);
        using var engine = ml.Model.CreatePredictionEngine<ImageRows.Row, Features>(featurizer);
        foreach (var row in ml.Data.CreateEnumerable<ImageRows.Row>(view, reuseRowObject: false))
            engine.Predict(row);
    }

    private IDataView Changed(Func<float, float> change)
    {
        var rows = ImageRows.Create(24);
        foreach (var row in rows)
            row.Image = [.. row.Image.Select(change)];

        return _ml.Data.LoadFromEnumerable(rows);
    }

    private IDataView AsGenerated(IDataView real) => _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(real).Transform(real);

    private sealed class Features
    {
        [ColumnName("Features")]
        public float[] Values { get; set; } = [];
    }

    private sealed class Wide
    {
        [VectorType(1, 12, 12)]
        public float[] GeneratedImage { get; set; } = [];

        [VectorType(2)]
        [ColumnName("Features")]
        public float[] Values { get; set; } = [0, 1];
    }
}
