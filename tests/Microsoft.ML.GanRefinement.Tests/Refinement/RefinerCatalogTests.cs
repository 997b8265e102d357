using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class RefinerCatalogTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void Refiners_chain_in_front_of_the_network_and_are_saved_with_one_copy_of_it()
    {
        using var folder = new TemporaryFolder();
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var chain = _ml.Gan().TruncateLatent(gan).Append(_ml.Gan().CoachLatent(gan, 2, 0.1)).Append(_ml.Gan().TransportLatent(gan, 2))
            .Fit(latents).Append(gan);
        _ml.Model.Save(chain, latents.Schema, folder.File("model.zip"));
        var loaded = new MLContext(2).Model.Load(folder.File("model.zip"), out _);
        Assert.Equal(TinyGan.Pixels(_ml, chain.Transform(latents)), TinyGan.Pixels(_ml, loaded.Transform(latents)));
        using var zip = System.IO.Compression.ZipFile.OpenRead(folder.File("model.zip"));
        Assert.Single(zip.Entries, e => e.FullName.EndsWith("generator.weights"));
    }

    [Fact]
    public void One_fit_trains_a_network_that_truncates_and_coaches_before_it_generates()
    {
        var refiner = GanLatentRefiner.Sequence(GanLatentRefiner.Resampling(1), GanLatentRefiner.Transport(2), GanLatentRefiner.Coach(2, 0.1));
        using var whole = TinyGan.Train(_ml, o => (o.Seed, o.LatentRefinement) = (3, refiner));
        using var plain = TinyGan.Train(_ml, o => o.Seed = 3);
        var latents = TinyGan.Latents(_ml);
        using var front = _ml.Gan().RefineLatent(plain, refiner).Fit(latents);
        Assert.Equal(TinyGan.Pixels(_ml, plain.Transform(front.Transform(latents))), TinyGan.Pixels(_ml, whole.Transform(latents)));
        // The slope was measured once, when the network was trained, and is in the file.
        Assert.Equal(front.Refiner, whole.Pair.Specification.LatentRefinement);
        Assert.NotEqual(refiner, front.Refiner);
    }

    [Fact]
    public void Langevin_is_refused_for_a_hinge_loss_and_works_with_a_calibration()
    {
        using var gan = TinyGan.Train(_ml);
        Assert.Equal("calibration", Assert.Throws<ArgumentException>(() => _ml.Gan().LangevinLatent(gan)).ParamName);
        Assert.Equal("calibration", Assert.Throws<ArgumentException>(() =>
            TinyGan.Train(_ml, o => o.LatentRefinement = GanLatentRefiner.Langevin())).ParamName);
        var calibration = _ml.Gan().FitScoreCalibration(gan, ImageRows.View(_ml), seed: 4);
        Assert.Equal(calibration, _ml.Gan().FitScoreCalibration(gan, ImageRows.View(_ml), seed: 4));
        var latents = TinyGan.Latents(_ml);
        using var langevin = _ml.Gan().LangevinLatent(gan, 2, 0.1, calibration, seed: 1).Fit(latents);
        Assert.NotEqual(latents.GetColumnValues("Latent"), langevin.Transform(latents).GetColumnValues("Latent"));
    }

    [Fact]
    public void A_calibration_reads_scores_as_log_odds()
    {
        // Scores of real samples are N(2, 1), of generated ones N(0, 1): ln p/q = 2·D − 2.
        var stream = new GanRefinement.Common.RandomStream(5);
        List<float> real = [], generated = [];
        for (var i = 0; i < 4_000; i++)
        {
            var (first, second) = stream.NextNormals();
            real.Add((float)(first + 2));
            if (i % 2 == 0)
                generated.Add((float)second);
        }
        var (slope, offset) = GanRefinement.Evaluation.Numerics.ScoreRegression.Fit(real, generated);
        Assert.Equal(2, slope, 0.15);
        Assert.Equal(-2, offset, 0.2);
        Assert.Equal((0, 0), GanRefinement.Evaluation.Numerics.ScoreRegression.Fit([1, 1], [1, 1]));
    }

    [Fact]
    public void A_seed_from_the_context_is_drawn_where_none_is_given()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        float[] Moved(MLContext ml, int? seed)
        {
            using var refiner = ml.Gan().EvolveLatent(gan, 1, 1, seed).Fit(latents);
            return refiner.Transform(latents).GetColumnValues("Latent");
        }
        Assert.Equal(Moved(_ml, 5), Moved(_ml, 5));
        Assert.Equal(Moved(new MLContext(7), null), Moved(new MLContext(7), null));
        Assert.NotEqual(Moved(new MLContext(7), null), Moved(new MLContext(8), null));
    }
}
