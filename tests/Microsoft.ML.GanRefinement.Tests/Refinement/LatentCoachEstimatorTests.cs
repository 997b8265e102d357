
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class LatentCoachEstimatorTests
{
    private readonly MLContext _ml = new(1);

    private float[] Latents(IDataView view, string column = "Latent") => view.GetColumnValues(column);

    [Fact]
    public void Leaves_latents_as_they_are_after_no_iterations()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 0).Fit(latents);
        Assert.Equal(Latents(latents), Latents(coach.Transform(latents)));
    }

    [Fact]
    public void Raises_the_score_of_the_images()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 100);
        var latents = TinyGan.Latents(_ml, 64);
        var better = _ml.Gan().CoachLatent(gan, iterations: 20, learningRate: 0.05f).Fit(latents).Append(gan);
        var before = TinyGan.Read(_ml, gan.Transform(latents)).Average(r => r.Score);
        var after = TinyGan.Read(_ml, better.Transform(latents)).Average(r => r.Score);
        Assert.True(after > before, $"{before} → {after}");
    }

    [Fact]
    public void Writes_to_a_column_of_its_own_when_told()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 2, outputColumnName: "Coached", inputColumnName: "Latent").Fit(latents);
        var view = coach.Transform(latents);
        Assert.Equal(Latents(latents), Latents(view));
        Assert.NotEqual(Latents(latents), Latents(view, "Coached"));
    }

    [Fact]
    public void Starts_from_any_column_and_moves_it_the_same()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var usual = _ml.Gan().CoachLatent(gan, iterations: 2).Fit(latents);
        var renamed = _ml.Transforms.CopyColumns("Start", "Latent").Append(_ml.Transforms.DropColumns("Latent")).Fit(latents).Transform(latents);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 2, inputColumnName: "Start").Fit(renamed);
        var view = coach.Transform(renamed);
        Assert.Equal(Latents(usual.Transform(latents)), Latents(view));
        Assert.Equal(Latents(latents), Latents(view, "Start"));
    }

    [Theory]
    [InlineData(-1, 0.001f, LatentOptimizer.Adam, "iterations")]
    [InlineData(5, 0f, LatentOptimizer.Adam, "learningRate")]
    [InlineData(5, float.NaN, LatentOptimizer.Adam, "learningRate")]
    [InlineData(5, 0.001f, (LatentOptimizer)9, "optimizer")]
    public void Refuses_a_setting_out_of_range_by_name(int iterations, float learningRate, LatentOptimizer optimizer, string name)
    {
        using var gan = TinyGan.Train(_ml);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().CoachLatent(gan, iterations, learningRate, optimizer)).ParamName);
    }

    [Fact]
    public void Refuses_a_blank_column_by_name()
    {
        using var gan = TinyGan.Train(_ml);
        string? Blank(Func<LatentRefinementEstimator> make) => Assert.Throws<ArgumentException>(make).ParamName;
        Assert.Equal("outputColumnName", Blank(() => _ml.Gan().CoachLatent(gan, outputColumnName: " ")));
        Assert.Equal("outputColumnName", Blank(() => _ml.Gan().SearchLatent(gan, outputColumnName: null!)));
        Assert.Equal("inputColumnName", Blank(() => _ml.Gan().TruncateLatent(gan, inputColumnName: "")));
        Assert.Equal("labelColumnName", Blank(() => _ml.Gan().EvolveLatent(gan, labelColumnName: "")));
    }

    [Fact]
    public void Names_a_missing_column()
    {
        using var gan = TinyGan.Train(_ml);
        var coach = _ml.Gan().CoachLatent(gan, inputColumnName: "Noise");
        Assert.Contains("Could not find latent column 'Noise'", Assert.Throws<ArgumentOutOfRangeException>(() => coach.Fit(TinyGan.Latents(_ml))).Message);
    }
}
