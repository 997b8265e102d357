using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class RefinementOutputsTests
{
    private static readonly GanLatentRefiner s_coach = GanLatentRefiner.Coach(3, 0.1);

    private static readonly LatentRefinementOutputs s_all = new()
    {
        LossBeforeColumnName = "Before",
        LossAfterColumnName = "After",
        DistanceColumnName = "Distance",
        TrajectoryColumnName = "Way",
        TrajectoryImageColumnName = "Film",
        TrajectorySteps = [0, 2, 3, 7],
    };

    private readonly MLContext _ml = new(1);

    [Fact]
    public void Show_losses_distance_and_the_way()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 20);
        using var coach = _ml.Gan().RefineLatent(gan, s_coach, "Better", "Latent", outputs: s_all).Fit(latents);
        var view = coach.Transform(latents);
        var (start, end, way) = (latents.GetColumnValues("Latent"), view.GetColumnValues("Better"), view.GetColumnValues("Way"));
        using var twoSteps = _ml.Gan().CoachLatent(gan, 2, 0.1).Fit(latents);
        var middle = twoSteps.Transform(latents).GetColumnValues("Latent");
        const int Z = TinyGan.LatentSize;
        for (var row = 0; row < 20; row++)
        {
            float[] Of(float[] values) => values[(row * Z)..((row + 1) * Z)];
            Assert.Equal([.. Of(start), .. Of(middle), .. Of(end), .. Of(end)], way[(row * 4 * Z)..((row + 1) * 4 * Z)]);
        }

        var (before, after) = (view.GetColumn<float>("Before").ToArray(), view.GetColumn<float>("After").ToArray());
        Assert.True(after.Average() < before.Average());
        var distances = view.GetColumn<float>("Distance").ToArray();
        Assert.Equal(Math.Sqrt(Enumerable.Range(0, Z).Sum(i => Math.Pow(end[i] - start[i], 2))), distances[0], 5);
        var films = view.GetColumnValues("Film");
        var images = TinyGan.Read(_ml, gan.Transform(latents));
        Assert.All(images[0].GeneratedImage.Zip(films), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Cost_no_bit_and_come_back_from_a_file()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 5);
        using var plain = _ml.Gan().RefineLatent(gan, s_coach).Fit(latents);
        using var told = _ml.Gan().RefineLatent(gan, s_coach, outputs: s_all).Fit(latents);
        Assert.Equal(plain.Transform(latents).GetColumnValues("Latent"), told.Transform(latents).GetColumnValues("Latent"));
        using var file = new MemoryStream();
        _ml.Model.Save(told, latents.Schema, file);
        using var loaded = (LatentRefinementTransformer)new MLContext(2).Model.Load(file, out _);
        foreach (var column in new[] { "Way", "Film" })
            Assert.Equal(told.Transform(latents).GetColumnValues(column), loaded.Transform(latents).GetColumnValues(column));
        Assert.Equal(told.Transform(latents).GetColumn<float>("After"), loaded.Transform(latents).GetColumn<float>("After"));
    }

    // Descent that is too fast, so that rows are done at different steps, and not where they are best.
    public static TheoryData<string> Ways => ["best", "target", "sequence", "classes"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Of_a_row_do_not_depend_on_the_rows_beside_it(string way)
    {
        using var gan = TinyGan.Train(_ml);
        GanCoachOptions Fast(GanCoachOptions options) => options with { Iterations = 12, LearningRate = 3, Patience = 1 };
        var refiner = way switch
        {
            "best" => GanLatentRefiner.Coach(Fast(new() { KeepsBest = true })),
            "target" => GanLatentRefiner.Coach(Fast(new() { TargetScore = 0 })),
            "sequence" => GanLatentRefiner.Sequence(GanLatentRefiner.Coach(Fast(new() { KeepsBest = true })), GanLatentRefiner.Fgsm(4, 0.05)),
            _ => GanLatentRefiner.Coach(Fast(new() { KeepsBest = true, Variable = GanCoachVariable.LatentAndClasses })),
        };
        var outputs = s_all with { GeneratedImageColumnName = "Image", ScoreColumnName = "Points", TrajectorySteps = [0, 1, 2, 4, 8, 12, 14, 20] };
        var rows = TinyGan.Rows(13);
        var whole = _ml.Data.LoadFromEnumerable(rows);
        using var refined = _ml.Gan().RefineLatent(gan, refiner, outputs: outputs).Fit(whole);
        foreach (var column in new[] { "Latent", "Way", "Film", "Image" })
        {
            var together = refined.Transform(whole).GetColumnValues(column).Chunk(refined.Transform(whole).GetColumnValues(column).Length / 13).ToArray();
            for (var row = 0; row < 13; row++)
                Assert.Equal(together[row], refined.Transform(_ml.Data.LoadFromEnumerable(rows[row..(row + 1)])).GetColumnValues(column));
        }
        foreach (var column in new[] { "Before", "After", "Distance", "Points" })
        {
            Assert.Equal(refined.Transform(whole).GetColumn<float>(column),
                rows.SelectMany(row => refined.Transform(_ml.Data.LoadFromEnumerable([row])).GetColumn<float>(column)));
        }
    }

    [Fact]
    public void That_cannot_be_are_refused_by_name()
    {
        using var gan = TinyGan.Train(_ml);
        LatentRefinementEstimator Make(LatentRefinementOutputs outputs) => _ml.Gan().RefineLatent(gan, s_coach, outputs: outputs);
        Assert.Contains("'Latent'", Assert.Throws<ArgumentException>(() => Make(new() { DistanceColumnName = "Latent" })).Message);
        Assert.Equal("TrajectorySteps", Assert.Throws<ArgumentOutOfRangeException>(() => Make(new() { TrajectoryColumnName = "T" })).ParamName);
        Assert.Equal("TrajectorySteps", Assert.Throws<ArgumentOutOfRangeException>(() => Make(s_all with { TrajectorySteps = [1, 1] })).ParamName);
        Assert.Throws<ArgumentException>(() => Make(s_all with { DistanceColumnName = " " }));
        Assert.Equal("TrajectorySteps", Assert.Throws<ArgumentException>(() => Make(s_all with { TrajectorySteps = null! })).ParamName);
        // A batch of 64 rows of 64 pixels has no room for them.
        var endless = Make(new() { TrajectoryImageColumnName = "Film", TrajectorySteps = [.. Enumerable.Range(0, 600_000)] });
        Assert.Equal("TrajectorySteps", Assert.Throws<ArgumentOutOfRangeException>(() => endless.Fit(TinyGan.Latents(_ml))).ParamName);
    }

    [Fact]
    public void A_coach_with_a_loss_in_memory_works_and_says_why_it_cannot_be_saved()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 5);
        var options = new GanCoachOptions { Iterations = 2, LearningRate = 0.1, Loss = images => images.Squared().mean([1, 2, 3]) };
        using var coach = _ml.Gan().CoachLatent(gan, options).Fit(latents);
        Assert.NotEqual(latents.GetColumnValues("Latent"), coach.Transform(latents).GetColumnValues("Latent"));
        Assert.Contains("a method is in no file",
            Assert.Throws<NotSupportedException>(() => _ml.Model.Save(coach, latents.Schema, new MemoryStream())).Message);
        using var inside = TinyGan.Train(_ml, o => o.LatentRefinement = GanLatentRefiner.Sequence(s_coach, GanLatentRefiner.Coach(options)));
        Assert.Throws<NotSupportedException>(() => _ml.Model.Save(inside, latents.Schema, new MemoryStream()));
    }

    [Fact]
    public void A_coach_that_has_nothing_to_lower_says_so()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 5);
        Assert.Contains("sorts samples into categories", Assert.Throws<ArgumentException>(
            () => _ml.Gan().CoachLatent(gan, new GanCoachOptions { Objective = GanObjective.Categorical() })).Message);
        using var coach = _ml.Gan().CoachLatent(gan, new GanCoachOptions { Loss = _ => null! }).Fit(latents);
        Assert.Contains("returned null", Assert.Throws<InvalidOperationException>(() => coach.Transform(latents).GetColumnValues("Latent")).Message);
    }

    [Fact]
    public void A_coordinate_that_latents_do_not_have_is_refused_before_anything_is_fitted()
    {
        using var gan = TinyGan.Train(_ml);
        var options = new GanCoachOptions { Coordinates = [TinyGan.LatentSize] };
        Assert.Equal("Coordinates", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().CoachLatent(gan, options)).ParamName);
        Assert.Equal("Coordinates", Assert.Throws<ArgumentOutOfRangeException>(
            () => TinyGan.Train(_ml, o => o.LatentRefinement = GanLatentRefiner.Coach(options))).ParamName);
    }
}
