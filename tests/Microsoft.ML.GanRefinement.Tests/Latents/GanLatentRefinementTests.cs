
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

[Collection(nameof(Trains))]
public class GanLatentRefinementTests
{
    private static readonly GanLatentRefiner s_search = GanLatentRefiner.Fgsm(5, 0.1, 0.3, LatentNorm.L2, LatentSearchGoal.GeneratorLoss);

    private readonly MLContext _ml = new(1);

    private GanTransformer Train(GanLatentRefiner? refinement, Action<StandardGanTrainer.Options>? change = null) =>
        _ml.Gan().Standard(StandardGanTrainerTests.Options(o =>
        {
            (o.LatentRefinement, o.Seed, o.LabelColumnName) = (refinement, 3, "Label");
            change?.Invoke(o);
        })).Fit(ImageRows.View(_ml));

    [Fact]
    public void Makes_the_images_of_a_search_in_front_of_the_plain_network_bit_for_bit()
    {
        using GanTransformer plain = Train(null), plus = Train(s_search);
        var latents = TinyGan.Latents(_ml, 70);
        var searched = _ml.Gan().SearchLatent(plain, 5, 0.1, 0.3, LatentNorm.L2, LatentSearchGoal.GeneratorLoss).Fit(latents).Append(plain);
        var images = TinyGan.Pixels(_ml, plus.Transform(latents));
        Assert.Equal(TinyGan.Pixels(_ml, searched.Transform(latents)), images);
        Assert.NotEqual(TinyGan.Pixels(_ml, plain.Transform(latents)), images);
        Assert.Equal(Weights.Bytes(plain.Pair.Networks.Generator), Weights.Bytes(plus.Pair.Networks.Generator));
        Assert.Equal(latents.GetColumnValues("Latent"), plus.Transform(latents).GetColumnValues("Latent"));
    }

    [Fact]
    public void Is_in_the_model_file_and_searches_the_same_after_loading()
    {
        using var folder = new TemporaryFolder();
        using var plus = Train(s_search);
        var latents = TinyGan.Latents(_ml, 70);
        _ml.Model.Save(plus, latents.Schema, folder.File("plus.zip"));
        using var loaded = (GanTransformer)new MLContext(2).Model.Load(folder.File("plus.zip"), out _);
        Assert.Equal(s_search, loaded.Pair.Specification.LatentRefinement);
        Assert.Equal(TinyGan.Pixels(_ml, plus.Transform(latents)), TinyGan.Pixels(_ml, loaded.Transform(latents)));
        using var engine = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow,
            TinyGan.Generated>(loaded, new PredictionEngineOptions { OwnsTransformer = false });
        var (row, expected) = (engine.Predict(TinyGan.Rows(1)[0]), TinyGan.Read(_ml, plus.Transform(TinyGan.Latents(_ml, 1)))[0]);
        Assert.All(expected.GeneratedImage.Zip(row.GeneratedImage), p => Assert.Equal(p.First, p.Second, 1e-5f));
    }

    [Fact]
    public void No_steps_are_no_search_bit_for_bit()
    {
        using GanTransformer plain = Train(null), none = Train(GanLatentRefiner.Fgsm(iterations: 0));
        var latents = TinyGan.Latents(_ml);
        Assert.Equal(TinyGan.Pixels(_ml, plain.Transform(latents)), TinyGan.Pixels(_ml, none.Transform(latents)));
    }

    [Fact]
    public void Drawn_latents_are_searched_from_too()
    {
        using GanTransformer plain = Train(null), plus = Train(s_search);
        Assert.NotEqual(TinyGan.Pixels(_ml, plain.Transform(ImageRows.View(_ml))), TinyGan.Pixels(_ml, plus.Transform(ImageRows.View(_ml))));
    }

    [Fact]
    public void A_checkpoint_goes_on_with_another_search()
    {
        using var folder = new TemporaryFolder();
        Train(null, o => (o.CheckpointDirectory, o.MaxIterations) = (folder.File("c"), 2)).Dispose();
        using var resumed = Train(s_search, o => o.CheckpointDirectory = folder.File("c"));
        using var whole = Train(s_search);
        Assert.Equal(Weights.Bytes(whole.Pair.Networks.Generator), Weights.Bytes(resumed.Pair.Networks.Generator));
    }

    [Fact]
    public void A_file_with_a_search_that_cannot_be_is_refused()
    {
        var json = Train(s_search).Pair.Specification.ToJson();
        Assert.Equal(s_search, GanSpecification.FromJson(json).LatentRefinement);
        Assert.Contains("stepSize", Assert.Throws<FormatException>(() => GanSpecification.FromJson(json.Replace("\"stepSize\": 0.1", "\"stepSize\": -1")))
            .Message);
    }

    [Fact]
    public void Has_the_papers_defaults() => Assert.Equal(
        GanLatentRefiner.Fgsm(iterations: 100, stepSize: 0.01, bound: null, norm: LatentNorm.LInfinity, goal: LatentSearchGoal.Score), GanLatentRefiner.Fgsm());

    [Fact]
    public void Has_the_papers_settings_for_each_of_its_data_sets_and_the_codes()
    {
        Assert.Equal(GanLatentRefiner.Fgsm(iterations: 30, stepSize: 0.03), GanLatentRefiner.AdvLatMnist());
        Assert.Equal(GanLatentRefiner.Fgsm(iterations: 8_000, stepSize: 0.003), GanLatentRefiner.AdvLatRing());
        Assert.Equal(GanLatentRefiner.Fgsm(iterations: 20, stepSize: 0.05, goal: LatentSearchGoal.GeneratorLoss), GanLatentRefiner.AdvLatOfficialCode());
    }

    public static TheoryData<string, Func<GanLatentRefiner>> OutOfRange => new()
    {
        { "iterations", () => GanLatentRefiner.Fgsm(iterations: -1) },
        { "stepSize", () => GanLatentRefiner.Fgsm(stepSize: 0) },
        { "bound", () => GanLatentRefiner.Fgsm(bound: -1) },
        { "norm", () => GanLatentRefiner.Fgsm(norm: (LatentNorm)9) },
        { "goal", () => GanLatentRefiner.Fgsm(goal: (LatentSearchGoal)9) },
        { "iterations", () => GanLatentRefiner.Coach(iterations: -1) },
        { "learningRate", () => GanLatentRefiner.Coach(learningRate: 0) },
        { "learningRate", () => GanLatentRefiner.Coach(learningRate: double.PositiveInfinity) },
        { "optimizer", () => GanLatentRefiner.Coach(optimizer: (LatentOptimizer)9) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void Is_refused_by_name_when_out_of_range(string argument, Func<GanLatentRefiner> refiner) =>
        Assert.Equal(argument, Assert.Throws<ArgumentOutOfRangeException>(refiner).ParamName);

    [Fact]
    public void A_sequence_in_the_transformer_gives_the_images_of_its_refiners_in_front_of_it()
    {
        var coach = GanLatentRefiner.Coach(2, 0.05f);
        using var whole = Train(GanLatentRefiner.Sequence(s_search, coach));
        using var plain = Train(null);
        var latents = _ml.Gan().SampleLatents(plain, 5, seed: 3);
        var moved = _ml.Gan().RefineLatent(plain, coach).Fit(latents).Transform(_ml.Gan().RefineLatent(plain, s_search).Fit(latents).Transform(latents));
        Assert.Equal(TinyGan.Pixels(_ml, plain.Transform(moved)), TinyGan.Pixels(_ml, whole.Transform(latents)));
        Assert.Equal(GanLatentRefiner.Sequence(s_search, coach), GanSpecification.FromJson(whole.Pair.Specification.ToJson()).LatentRefinement);
        Assert.Throws<ArgumentException>(() => GanLatentRefiner.Sequence());
    }
}
