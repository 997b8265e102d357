
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class LatentSearchEstimatorTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Leaves_latents_as_they_are_after_no_iterations()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var search = _ml.Gan().SearchLatent(gan, iterations: 0).Fit(latents);
        Assert.Equal(latents.GetColumnValues("Latent"), search.Transform(latents).GetColumnValues("Latent"));
    }

    [Fact]
    public void Raises_the_score_of_the_images()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 40);
        var latents = TinyGan.Latents(_ml, 64);
        var better = _ml.Gan().SearchLatent(gan, iterations: 20, stepSize: 0.02).Fit(latents).Append(gan);
        var before = TinyGan.Read(_ml, gan.Transform(latents)).Average(r => r.Score);
        var after = TinyGan.Read(_ml, better.Transform(latents)).Average(r => r.Score);
        Assert.True(after > before, $"{before} → {after}");
    }

    [Fact]
    public void Takes_a_hundred_steps_of_a_hundredth_without_a_ball_by_default()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 3);
        float[] Moved(LatentRefinementEstimator estimator)
        {
            using var search = estimator.Fit(latents);
            return search.Transform(latents).GetColumnValues("Latent");
        }
        Assert.Equal(Moved(_ml.Gan().SearchLatent(gan)),
            Moved(_ml.Gan().SearchLatent(gan, 100, 0.01, bound: null, LatentNorm.LInfinity, LatentSearchGoal.Score)));
        Assert.NotEqual(Moved(_ml.Gan().SearchLatent(gan)), Moved(_ml.Gan().SearchLatent(gan, bound: 0.05)));
    }

    [Fact]
    public void Comes_back_from_a_file_with_every_setting_and_shares_the_weights_there()
    {
        using var folder = new TemporaryFolder();
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var model = _ml.Gan().SearchLatent(gan, 5, 0.1, 0.3, LatentNorm.L2, LatentSearchGoal.GeneratorLoss).Fit(latents)
            .Append(_ml.Gan().CoachLatent(gan, 2).Fit(latents)).Append(gan);
        _ml.Model.Save(model, latents.Schema, folder.File("model.zip"));
        var loaded = new MLContext(2).Model.Load(folder.File("model.zip"), out _);
        Assert.Equal(TinyGan.Pixels(_ml, model.Transform(latents)), TinyGan.Pixels(_ml, loaded.Transform(latents)));
        using var zip = System.IO.Compression.ZipFile.OpenRead(folder.File("model.zip"));
        Assert.Single(zip.Entries, e => e.FullName.EndsWith("generator.weights"));
    }

    [Theory]
    [InlineData(-1, 0.01, null, LatentNorm.LInfinity, LatentSearchGoal.Score, "iterations")]
    [InlineData(5, 0.0, null, LatentNorm.LInfinity, LatentSearchGoal.Score, "stepSize")]
    [InlineData(5, double.NaN, null, LatentNorm.LInfinity, LatentSearchGoal.Score, "stepSize")]
    [InlineData(5, 0.01, -0.1, LatentNorm.LInfinity, LatentSearchGoal.Score, "bound")]
    [InlineData(5, 0.01, null, (LatentNorm)9, LatentSearchGoal.Score, "norm")]
    [InlineData(5, 0.01, null, LatentNorm.L2, (LatentSearchGoal)9, "goal")]
    public void Refuses_a_setting_out_of_range_by_name(int iterations, double stepSize, double? bound, LatentNorm norm, LatentSearchGoal goal, string name)
    {
        using var gan = TinyGan.Train(_ml);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().SearchLatent(gan, iterations, stepSize, bound, norm, goal)).ParamName);
    }
}
