using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

[Collection(nameof(Trains))]
public sealed class ImageClassifierTransformerTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;
    private readonly ImageClassifierTransformer _classifier;

    public ImageClassifierTransformerTests()
    {
        _data = ToyImages.Create(_ml, 150, seed: 1);
        ImageClassifierTrainer.Options options = new() { Epochs = 1, BatchSize = 16, FeatureCount = 5, BaseChannels = 4, Seed = 1 };
        _classifier = _ml.Gan().FitClassifier(options).Fit(_data);
    }

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void A_saved_one_gives_the_same_values_after_loading()
    {
        using MemoryStream zip = new();
        _ml.Model.Save(_classifier, _data.Schema, zip);
        zip.Position = 0;
        var loaded = new MLContext().Model.Load(zip, out var schema);
        Assert.Equal(_data.Schema["Image"].Type, schema["Image"].Type);
        Assert.Equal(Read(_classifier.Transform(_data)), Read(loaded.Transform(_data)));
        var last = loaded is TransformerChain<ITransformer> chain ? chain.LastTransformer : loaded;
        var back = Assert.IsType<ImageClassifierTransformer>(last);
        Assert.Equal(_classifier.Fingerprint, back.Fingerprint);
        Assert.Equal(_classifier.ClassNames, back.ClassNames);
        back.Dispose();
    }

    [Fact]
    public void The_row_mapper_gives_what_the_cursor_gives()
    {
        using var engine = _ml.Model.CreatePredictionEngine<ToyImages.Row, ToyImages.Output>(
            _classifier, new PredictionEngineOptions { OwnsTransformer = false });
        var row = _ml.Data.CreateEnumerable<ToyImages.Row>(_data, reuseRowObject: false).First();
        var expected = Read(_classifier.Transform(_data))[0];
        float[] found = [.. engine.Predict(row).Features, .. engine.Predict(row).Probabilities];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var wrong = _ml.Data.LoadFromEnumerable([new Wrong()]);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _classifier.Transform(wrong));
        Assert.StartsWith("Schema mismatch for image column 'Image'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_disposal_reading_is_a_managed_error()
    {
        var view = _classifier.Transform(_data);
        _classifier.Dispose();
        _classifier.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Read(view));
    }

    [Fact]
    public void Class_names_come_from_the_key_values()
    {
        var named = _ml.Transforms.Conversion.MapValueToKey("Label", "Name").Fit(Named()).Transform(Named());
        ImageClassifierTrainer.Options options = new() { Epochs = 1, BatchSize = 2, FeatureCount = 2, BaseChannels = 2 };
        using var classifier = _ml.Gan().FitClassifier(options).Fit(named);
        Assert.Equal(["cat", "dog"], classifier.ClassNames);
    }

    private static float[][] Read(IDataView view) =>
        [.. new MLContext().Data.CreateEnumerable<ToyImages.Output>(view, reuseRowObject: false)
            .Select(row => (float[])[.. row.Features, .. row.Probabilities])];

    private IDataView Named() => _ml.Data.LoadFromEnumerable([new NamedRow { Name = "cat" }, new NamedRow { Name = "dog" }]);

    private sealed class Wrong
    {
        [VectorType(1, 4, 4)]
        public float[] Image { get; set; } = new float[16];
    }

    private sealed class NamedRow
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = new float[64];

        public string Name { get; set; } = "";
    }
}
