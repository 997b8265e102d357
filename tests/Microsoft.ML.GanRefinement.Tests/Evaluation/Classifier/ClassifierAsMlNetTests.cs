using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

/// <summary>The classifier beside ML.NET's own multiclass trainers.</summary>
[Collection(nameof(Trains))]
public sealed class ClassifierAsMlNetTests
{
    private const string Fingerprint = "55172b532992a9a2d7c6525a2aa1dfb2013d1c1c3a013824e472faaae1a49724";

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void MLNETs_evaluation_takes_its_predictions()
    {
        using var classifier = _ml.Gan().FitClassifier(Small()).Fit(ToyImages.Create(_ml, 64, seed: 1));
        var predicted = classifier.Transform(ToyImages.Create(_ml, 60, seed: 2));

        var metrics = _ml.MulticlassClassification.Evaluate(predicted);
        Prediction[] rows = [.. _ml.Data.CreateEnumerable<Prediction>(predicted, reuseRowObject: false)];

        Assert.InRange(metrics.MicroAccuracy, 0.9, 1);
        Assert.Equal(rows.Average(row => row.Label == row.PredictedLabel ? 1.0 : 0.0), metrics.MicroAccuracy, 1e-9);
        Assert.Equal(rows.Average(row => -Math.Log(row.Probabilities[row.Label - 1])), metrics.LogLoss, 1e-5);
        Assert.All(rows, row => Assert.Equal(row.Probabilities, row.Score));
        Assert.All(rows, row => Assert.Equal(row.Score.Max(), row.Score[row.PredictedLabel - 1]));
    }

    [Fact]
    public void MLNETs_cross_validation_takes_it()
    {
        var folds = _ml.MulticlassClassification.CrossValidate(ToyImages.Create(_ml, 90, seed: 1), _ml.Gan().FitClassifier(Small()), numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.MacroAccuracy, 0.8, 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_columns_say_what_MLNETs_say(bool afterAnother)
    {
        var data = Numbered([10, 20, 10, 20, 30, 30]);
        if (afterAnother)
        {
            // Whose columns are set 1.
            data = _ml.MulticlassClassification.Trainers.NaiveBayes().Fit(Features(data)).Transform(Features(data));
        }

        var own = _ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy().Fit(Features(data)).Transform(Features(data)).Schema;
        using var classifier = _ml.Gan().FitClassifier(Short()).Fit(data);
        var schema = classifier.Transform(data).Schema;

        Assert.Equal(own["PredictedLabel"].Type, schema["PredictedLabel"].Type);
        Assert.Equal(Annotations(own["PredictedLabel"]), Annotations(schema["PredictedLabel"]));
        Assert.Equal(Annotations(own["Score"]), Annotations(schema["Score"]).Where(line => !line.StartsWith("SlotNames", StringComparison.Ordinal)));
        Assert.Equal(["10", "20", "30"], SlotNames(schema["Score"]));
        Assert.Equal(["10", "20", "30"], SlotNames(schema["Probabilities"]));
    }

    [Fact]
    public void A_predicted_label_becomes_its_value_again_after_loading_too()
    {
        var data = Numbered([10, 20, 10, 20]);
        using var classifier = _ml.Gan().FitClassifier(Short()).Fit(data);
        using MemoryStream file = new();
        _ml.Model.Save(classifier, data.Schema, file);
        var loaded = _ml.Model.Load(file, out _);
        using var owned = Assert.IsAssignableFrom<IDisposable>(loaded);

        var values = _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(loaded.Transform(data)).Transform(loaded.Transform(data));

        Assert.Equal(NumberDataViewType.Int32, values.Schema["PredictedLabel"].Type);
        Assert.All(values.GetColumn<int>("PredictedLabel"), value => Assert.Contains(value, new[] { 10, 20 }));
        Assert.Equal(Annotations(classifier.Transform(data).Schema["Score"]), Annotations(loaded.Transform(data).Schema["Score"]));
    }

    // As ML.NET's own trainers have it.
    [Fact]
    public void A_predicted_label_is_a_key_of_UInt32_whatever_the_labels_width()
    {
        var data = Numbered([10, 20, 10, 20]);
        var narrow = _ml.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Byte).Fit(data).Transform(data);
        Assert.Equal(new KeyDataViewType(typeof(byte), 2), narrow.Schema["Label"].Type);
        using var classifier = _ml.Gan().FitClassifier(Short()).Fit(narrow);
        var predicted = classifier.Transform(narrow).Schema["PredictedLabel"];

        Assert.Equal(new KeyDataViewType(typeof(uint), 2), predicted.Type);
        Assert.Equal(KeyNames.Read(narrow.Schema["Label"]), KeyNames.Read(predicted));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(127)]
    public void It_trains_on_few_rows_with_a_batch_that_fits(int count)
    {
        List<ImageClassifierProgress> reports = [];
        ImageClassifierTrainer.Options options = new() { FeatureCount = 4, BaseChannels = 2, Seed = 1, OnProgress = reports.Add };
        List<string> warnings = [];
        _ml.Log += (_, e) => warnings.AddRange(e.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning ? [e.RawMessage] : []);

        using var classifier = _ml.Gan().FitClassifier(options).Fit(ToyImages.Create(_ml, count, seed: 1));

        Assert.Equal(2, reports[^1].MaxIterations);
        Assert.Contains(warnings, warning => warning.StartsWith($"The classifier learns in 2 steps only, from {count} images each", StringComparison.Ordinal));
        // One image of each class can hardly be told, but two classes of one are two rows.
        Assert.Equal(count == 2, warnings.Any(warning => warning.StartsWith("2 of 2 classes have fewer than two training images", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_single_row_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => _ml.Gan().FitClassifier(Short()).Fit(ToyImages.Create(_ml, 1, seed: 1)));
        Assert.StartsWith("The training data have a single row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_and_generated_images_are_classified_alike()
    {
        var real = ToyImages.Create(_ml, 40, seed: 1);
        var generated = _ml.Transforms.CopyColumns("GeneratedImage", "Image").Append(_ml.Transforms.DropColumns("Image")).Fit(real).Transform(real);
        var bytes = _ml.Transforms.DropColumns("GeneratedImage").Fit(generated).Transform(_ml.Gan().AsTrainingImages(generated));
        using var ofReal = _ml.Gan().FitClassifier(Small()).Fit(real);
        using var ofGenerated = _ml.Gan().FitClassifier(Small()).Fit(generated);
        using var named = _ml.Gan().FitClassifier(imageColumnName: "Image").Fit(real);

        Assert.Equal(ofReal.Fingerprint, ofGenerated.Fingerprint);
        uint[] expected = [.. ofReal.Transform(real).GetColumn<uint>("PredictedLabel")];
        Assert.Equal(expected, ofReal.Transform(generated).GetColumn<uint>("PredictedLabel"));
        Assert.Equal(expected, ofGenerated.Transform(real).GetColumn<uint>("PredictedLabel"));
        Assert.Equal(expected, ofReal.Transform(bytes).GetColumn<uint>("PredictedLabel"));
        Assert.Throws<ArgumentOutOfRangeException>(() => named.Transform(generated));
    }

    [Fact]
    public void Of_both_it_takes_the_generated_image()
    {
        var data = ToyImages.Create(_ml, 40, seed: 1);
        var both = _ml.Data.LoadFromEnumerable(_ml.Data.CreateEnumerable<Both>(data, reuseRowObject: false, ignoreMissingColumns: true)
            .Select(row => { row.GeneratedImage = new float[64]; return row; }).ToArray());
        using var classifier = _ml.Gan().FitClassifier(Short()).Fit(data);
        float[][] ofBoth = [.. classifier.Transform(both).GetColumn<float[]>("Score")];
        Assert.All(ofBoth, score => Assert.Equal(ofBoth[0], score));
    }

    [Fact]
    public void A_model_of_the_first_format_keeps_its_columns()
    {
        using Stream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Evaluation", "Classifier", "classifier-0x00010001.zip"));
        var loaded = _ml.Model.Load(file, out var schema);
        using var owned = Assert.IsAssignableFrom<IDisposable>(loaded);
        var data = _ml.Data.LoadFromEnumerable([Stored(0), Stored(1)]);

        Assert.Equal(["Name", "Image", "Label", "Features", "Probabilities"], loaded.GetOutputSchema(schema).Select(column => column.Name));
        Assert.Equal(["cat", "dog"], SlotNames(loaded.GetOutputSchema(schema)["Probabilities"]));
        float[][] shares = [.. loaded.Transform(data).GetColumn<float[]>("Probabilities")];
        // What the version that wrote the file gave.
        Assert.Equal(Fingerprint, FingerprintOf(loaded));
        Assert.Equal(0.51248497f, shares[0][0], 1e-5f);
        Assert.Equal(0.50356114f, shares[1][0], 1e-5f);

        using MemoryStream again = new();
        _ml.Model.Save(loaded, schema, again);
        var twice = _ml.Model.Load(again, out _);
        using var ownedToo = Assert.IsAssignableFrom<IDisposable>(twice);
        Assert.Equal(shares, twice.Transform(data).GetColumn<float[]>("Probabilities"));
        Assert.Null(twice.GetOutputSchema(schema).GetColumnOrNull("Score"));
    }

    [Fact]
    public void Added_columns_need_names_of_their_own()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Gan()
            .FitClassifier(new ImageClassifierTrainer.Options { ScoreColumnName = "Probabilities" }));
        Assert.Contains("'Probabilities'", error.Message, StringComparison.Ordinal);
    }

    private static string FingerprintOf(ITransformer model) =>
        Assert.IsType<ImageClassifierTransformer>(model is TransformerChain<ITransformer> chain ? chain.LastTransformer : model).Fingerprint;

    // For what does not depend on what is learned.
    private static ImageClassifierTrainer.Options Short() => new() { Epochs = 2, BatchSize = 16, FeatureCount = 8, BaseChannels = 4, Seed = 1 };

    private static ImageClassifierTrainer.Options Small() => new() { Epochs = 20, BatchSize = 16, FeatureCount = 8, BaseChannels = 4, Seed = 1 };

    private static NumberedRow Stored(int i) => new() { Image = [.. Enumerable.Range(0, 64).Select(p => ((p * 7) + (i * 3)) % 11 / 11f)] };

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    // Name, type and value of each.
    private static string[] Annotations(DataViewSchema.Column column) =>
        [.. column.Annotations.Schema.Select(a => $"{a.Name} {a.Type} {Value(column.Annotations, a)}").Order(StringComparer.Ordinal)];

    private static string Value(DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        return annotation.Type switch
        {
            TextDataViewType => Get<ReadOnlyMemory<char>>().ToString(),
            KeyDataViewType => $"{Get<uint>()}",
            VectorDataViewType { ItemType: TextDataViewType } => string.Join(",", Get<VBuffer<ReadOnlyMemory<char>>>().DenseValues()),
            _ => string.Join(",", Get<VBuffer<int>>().DenseValues()),
        };

        T Get<T>()
        {
            T value = default!;
            annotations.GetValue(annotation.Name, ref value);
            return value;
        }
    }

    private IDataView Numbered(int[] names)
    {
        Random random = new(1);
        var rows = _ml.Data.LoadFromEnumerable(names.Select(name => new NumberedRow
        {
            Name = name,
            Image = [.. Enumerable.Range(0, 64).Select(_ => (name / 20f) - 1 + (random.NextSingle() * 0.1f))],
        }).ToArray());
        return _ml.Transforms.Conversion.MapValueToKey("Label", "Name").Fit(rows).Transform(rows);
    }

    private IDataView Features(IDataView data) => _ml.Transforms.CopyColumns("Features", "Image").Fit(data).Transform(data);

    private sealed class NumberedRow
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];

        public int Name { get; set; }
    }

    private sealed class Both
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];

        [VectorType(1, 8, 8)]
        public float[] GeneratedImage { get; set; } = [];
    }

    private sealed class Prediction
    {
        public uint Label { get; set; }

        public uint PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];

        public float[] Probabilities { get; set; } = [];
    }
}
