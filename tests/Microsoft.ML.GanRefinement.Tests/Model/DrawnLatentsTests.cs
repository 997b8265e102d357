using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Model;

/// <summary>Data without a latent column: the transformer draws a latent for each row.</summary>
[Collection(nameof(Trains))]
public sealed class DrawnLatentsTests : IDisposable
{
    private const int Seed = 77;
    private readonly MLContext _ml = new(seed: 1);
    private readonly GanTransformer _gan;
    private readonly IDataView _labels;

    public DrawnLatentsTests()
    {
        _gan = TinyGan.Train(_ml, o => o.Seed = Seed);
        _labels = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new LabelRow { Number = i, Label = (uint)(i % 3) }));
    }

    public void Dispose() => _gan.Dispose();

    [Fact]
    public void Are_those_that_AppendLatents_draws_by_the_seed_of_the_training()
    {
        var images = _gan.Transform(_labels);
        var appended = _ml.Gan().AppendLatents(_gan, seed: Seed).Fit(_labels).Transform(_labels);

        Assert.Equal(TinyGan.Pixels(_ml, _gan.Transform(appended)), TinyGan.Pixels(_ml, images));
        Assert.Equal(["Number", "Label", "GeneratedImage", "Score"], images.Schema.Select(column => column.Name));
        Assert.True(TinyGan.Pixels(_ml, images).Distinct().Count() > 1000, "The images are all alike: nothing would be shown by their equality.");
    }

    [Fact]
    public void Are_others_after_a_training_by_another_seed()
    {
        // The same networks: only the seed in the specification differs.
        using GanTransformer zero = new(_ml, SmallPair.Create(), new GanColumns());
        using GanTransformer one = new(_ml, SmallPair.Create(spec => spec with { Seed = 1 }), new GanColumns());

        Assert.NotEqual(TinyGan.Pixels(_ml, zero.Transform(_labels)), TinyGan.Pixels(_ml, one.Transform(_labels)));
    }

    [Fact]
    public void Stay_with_their_rows_when_these_are_shuffled_or_filtered()
    {
        var expected = ByNumber(_gan.Transform(_labels));
        var changed = _ml.Data.FilterRowsByColumn(_ml.Data.ShuffleRows(_labels, seed: 5), "Number", lowerBound: 10);

        var found = ByNumber(_gan.Transform(changed));

        Assert.Equal(30, found.Count);
        Assert.NotEqual(found.Keys.Order(), found.Keys);
        Assert.All(found, row => Assert.All(expected[row.Key].Zip(row.Value), pair => Assert.Equal(pair.First, pair.Second, 1e-5f)));
    }

    [Fact]
    public void Differ_from_prediction_to_prediction_and_are_those_of_a_view()
    {
        var expected = TinyGan.Read(_ml, _gan.Transform(_labels));
        using var engine = _ml.Model.CreatePredictionEngine<LabelRow, TinyGan.Generated>(_gan, new PredictionEngineOptions { OwnsTransformer = false });

        TinyGan.Generated[] predicted = [.. Enumerable.Range(0, 5).Select(i => engine.Predict(new LabelRow { Label = (uint)(i % 3) }))];

        Assert.Equal(5, predicted.Select(row => row.Score).Distinct().Count());
        Assert.All(predicted.Zip(expected), pair => Assert.Equal(pair.Second.Score, pair.First.Score, 1e-5f));
    }

    [Fact]
    public void Are_the_same_sequence_in_every_engine_of_the_model_also_behind_other_transformers_and_after_loading()
    {
        using MemoryStream file = new();
        _ml.Model.Save(_gan, _labels.Schema, file);
        file.Position = 0;
        var loaded = new MLContext().Model.Load(file, out _);
        using var owner = (IDisposable)loaded;
        ITransformer chain = _ml.Transforms.CopyColumns("Copy", "Number").Fit(_labels).Append(_gan);

        var expected = Scores(_gan);

        Assert.Equal(4, expected.Distinct().Count());
        Assert.All([_gan, chain, loaded], model => Assert.Equal(expected, Scores(model)));
    }

    // What the documentation says of keys, which ML.NET's own does not.
    [Fact]
    public void Count_keys_from_0_in_a_class_that_is_read_and_from_1_in_one_that_is_written()
    {
        using var engine = _ml.Model.CreatePredictionEngine<LabelRow, LabelRow>(_gan, new PredictionEngineOptions { OwnsTransformer = false });

        Assert.Equal([1u, 2u, 3u], Enumerable.Range(0, 3).Select(i => engine.Predict(new LabelRow { Label = (uint)i }).Label));
        Assert.Equal(0u, engine.Predict(new LabelRow { Label = 3 }).Label);
    }

    [Fact]
    public void Come_back_with_the_model_file()
    {
        using MemoryStream file = new();
        _ml.Model.Save(_gan, _labels.Schema, file);
        file.Position = 0;
        var loaded = new MLContext().Model.Load(file, out _);
        using var owner = (IDisposable)loaded;

        Assert.Equal(TinyGan.Pixels(_ml, _gan.Transform(_labels)), TinyGan.Pixels(_ml, loaded.Transform(_labels)));
    }

    [Fact]
    public void Are_drawn_by_seed_0_for_files_from_before_the_seed_was_kept()
    {
        var json = _gan.Pair.Specification.ToJson();
        Assert.Contains($"\"seed\": {Seed},", json);

        var old = GanSpecification.FromJson(json.Replace($"\"seed\": {Seed},", ""));

        Assert.Equal(0, old.Seed);
        Assert.Equal(TinyGan.LatentSize, old.CreatePrior().Size);
    }

    [Fact]
    public void Are_announced_in_the_log()
    {
        List<string> lines = [];
        _ml.Log += (_, e) => lines.Add(e.Message);

        _gan.Transform(TinyGan.Latents(_ml));
        Assert.DoesNotContain(lines, line => line.Contains("latents are drawn"));
        _gan.Transform(_labels);
        Assert.Contains(lines, line => line.Contains("no column 'Latent'") && line.Contains($"seed {Seed}"));
    }

    [Fact]
    public void Need_a_label_all_the_same()
    {
        var numbers = _ml.Data.LoadFromEnumerable([new NumberRow()]);
        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _gan.Transform(numbers));
        Assert.Contains("label column 'Label'", error.Message);
    }

    [Fact]
    public void A_coach_has_nothing_to_give_back_and_refuses_data_without_latents()
    {
        var coach = _ml.Gan().CoachLatent(_gan);
        var error = Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => coach.Fit(_labels));
        Assert.Contains("Could not find latent column 'Latent'", error.Message);
    }

    private float[] Scores(ITransformer model)
    {
        using var engine = _ml.Model.CreatePredictionEngine<LabelRow, TinyGan.Generated>(model, new PredictionEngineOptions { OwnsTransformer = false });
        return [.. Enumerable.Range(0, 4).Select(_ => engine.Predict(new LabelRow { Label = 1 }).Score)];
    }

    private static Dictionary<float, float[]> ByNumber(IDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var numberGetter = cursor.GetGetter<float>(view.Schema["Number"]);
        var imageGetter = cursor.GetGetter<VBuffer<float>>(view.Schema["GeneratedImage"]);
        float number = 0;
        VBuffer<float> image = default;
        Dictionary<float, float[]> rows = [];
        while (cursor.MoveNext())
        {
            numberGetter(ref number);
            imageGetter(ref image);
            rows.Add(number, [.. image.DenseValues()]);
        }

        return rows;
    }

    private sealed class LabelRow
    {
        public float Number { get; set; }

        [KeyType(3)]
        public uint Label { get; set; }
    }

    private sealed class NumberRow
    {
        public float Number { get; set; }
    }
}
