using System.IO.Compression;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

/// <summary>A coach that is calibrated when the trainer's Fit has its network, and what a file keeps of a calibration.</summary>
[Collection(nameof(RunsAlone))]
public class CalibratedInsideTests
{
    private readonly MLContext _ml = new(1);

    private GanCoachCalibration Calibration()
    {
        var images = _ml.Data.LoadFromEnumerable(ImageRows.Create(40, seed: 6));
        var data = _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(images).Transform(images);
        return new GanCoachCalibration(data, _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(data)) { MaxIterations = 3, LearningRates = [0.3] };
    }

    private GanTransformer Train(GanLatentRefiner? refiner) => TinyGan.Train(_ml, o => (o.Seed, o.LatentRefinement, o.MaxIterations) = (4, refiner, 30));

    [Fact]
    public void One_fit_trains_and_coaches_as_both_steps_do()
    {
        var calibration = Calibration();
        using GanTransformer plain = Train(null), plus = Train(GanLatentRefiner.Coach(calibration));
        var latents = TinyGan.Latents(_ml, 20);
        using var coach = _ml.Gan().CoachLatent(plain, calibration).Fit(latents);
        Assert.Equal(coach.Calibration!.Curve, plus.CoachCalibration!.Curve);
        Assert.Equal(coach.Refiner, plus.Pair.Specification.LatentRefinement);
        Assert.Null(plain.CoachCalibration);
        var images = TinyGan.Pixels(_ml, plus.Transform(latents));
        Assert.Equal(TinyGan.Pixels(_ml, plain.Transform(coach.Transform(latents))), images);
        using var file = new MemoryStream();
        _ml.Model.Save(plus, latents.Schema, file);
        using var loaded = (GanTransformer)new MLContext(2).Model.Load(file, out _);
        Assert.Equal(images, TinyGan.Pixels(_ml, loaded.Transform(latents)));
        Assert.Equal(plus.CoachCalibration.Curve, loaded.CoachCalibration!.Curve);
        Assert.Equal(plus.CoachCalibration.ToString(), loaded.CoachCalibration.ToString());
    }

    [Fact]
    public void One_fit_calibrates_what_moves_inside_as_in_front()
    {
        var calibration = Calibration();
        var options = new GanCoachOptions { Variable = GanCoachVariable.LatentAndClasses };
        using GanTransformer plain = Train(null), plus = Train(GanLatentRefiner.Coach(calibration, options));
        var latents = TinyGan.Latents(_ml, 20);
        using var coach = _ml.Gan().CoachLatent(plain, calibration, options,
            new() { GeneratedImageColumnName = "GeneratedImage", ScoreColumnName = "Score" }).Fit(latents);
        Assert.Equal(coach.Calibration!.Curve, plus.CoachCalibration!.Curve);
        Assert.Equal(TinyGan.Pixels(_ml, coach.Transform(latents)), TinyGan.Pixels(_ml, plus.Transform(latents)));
    }

    [Fact]
    public void What_was_measured_comes_back_from_a_file_and_from_the_file_of_that_file()
    {
        using var gan = Train(null);
        var latents = TinyGan.Latents(_ml, 5);
        using var coach = _ml.Gan().CoachLatent(gan, Calibration() with { LearningRates = [0.05, 0.3], Radii = [null, 0.5] }).Fit(latents);
        using var first = SaveAndLoad(coach);
        using var second = SaveAndLoad(first);
        var (expected, found) = (coach.Calibration!, second.Calibration!);
        Assert.Equal(expected.Curve, found.Curve);
        Assert.Equal(expected.Chosen, found.Chosen);
        Assert.Equal(expected.Warnings, found.Warnings);
        Assert.NotEmpty(found.Warnings);
        Assert.Equal((expected.DistanceBefore, expected.DistanceAfter), (found.DistanceBefore, found.DistanceAfter));
        Assert.Equal((expected.IsHelpful, expected.ToString()), (found.IsHelpful, found.ToString()));
        // A coach that was not calibrated has none, and none in its file.
        using var plain = _ml.Gan().CoachLatent(gan, 3, 0.1).Fit(latents);
        using var loaded = SaveAndLoad(plain);
        Assert.Null(loaded.Calibration);
    }

    [Fact]
    public void A_damaged_calibration_is_refused_by_name()
    {
        using var gan = Train(null);
        using var coach = _ml.Gan().CoachLatent(gan, Calibration()).Fit(TinyGan.Latents(_ml, 5));
        using var file = new MemoryStream();
        _ml.Model.Save(coach, null, file);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = Assert.Single(zip.Entries, entry => entry.Name == "calibration.json");
            using var stream = entry.Open();
            stream.WriteByte((byte)' ');
        }
        file.Position = 0;
        var error = Assert.ThrowsAny<Exception>(() => new MLContext(2).Model.Load(file, out _));
        Assert.Contains("calibration.json", (error.InnerException ?? error).Message);
    }

    private LatentRefinementTransformer SaveAndLoad(LatentRefinementTransformer coach)
    {
        using var file = new MemoryStream();
        _ml.Model.Save(coach, null, file);
        return (LatentRefinementTransformer)new MLContext(2).Model.Load(file, out _);
    }

    [Fact]
    public void A_coach_behind_others_is_measured_where_they_have_taken_the_latents()
    {
        var calibration = Calibration();
        var truncation = GanLatentRefiner.Shrinking(0.5);
        using var gan = Train(null);
        var latents = TinyGan.Latents(_ml, 20);
        using var alone = _ml.Gan().RefineLatent(gan, GanLatentRefiner.Coach(calibration)).Fit(latents);
        using var behind = _ml.Gan().RefineLatent(gan, GanLatentRefiner.Sequence(truncation, GanLatentRefiner.Coach(calibration))).Fit(latents);
        var refiners = Assert.IsType<GanLatentRefiner.SequenceRefiner>(behind.Refiner).Refiners;
        Assert.Equal((2, truncation), (refiners.Count, refiners[0]));
        Assert.IsType<GanLatentRefiner.CoachRefiner>(refiners[1]);
        // Of shrunk latents, the distance without steps is that of the truncated network.
        using var shrunk = Train(truncation);
        using var expected = _ml.Gan().CoachLatent(shrunk, calibration with { MaxIterations = 1 }).Fit(latents);
        Assert.Equal(expected.Calibration!.Curve[0].Distance, behind.Calibration!.Curve[0].Distance, 1e-6);
        Assert.NotEqual(alone.Calibration!.Curve[0].Distance, behind.Calibration.Curve[0].Distance);
    }

    private void NeverEnds(GanCoachCalibration calibration) =>
        TinyGan.Train(_ml, o => (o.LatentRefinement, o.MaxIterations) = (GanLatentRefiner.Coach(calibration), int.MaxValue)).Dispose();

    [Fact]
    public void What_cannot_be_is_refused_before_training()
    {
        var good = Calibration();
        // A featurizer that reads the data's images, but not generated ones, which are in another column.
        var images = _ml.Data.LoadFromEnumerable(ImageRows.Create(40, seed: 6));
        var before = Assert.Throws<ArgumentException>(() => NeverEnds(new(images, _ml.Transforms.CopyColumns("Features", "Image").Fit(images))));
        Assert.Contains("cannot read generated images, whose columns are", before.Message);
        Assert.Contains("there are 3",
            Assert.Throws<InvalidOperationException>(() => NeverEnds(new(_ml.Data.TakeRows(good.Data, 3), good.Featurizer))).Message);
        Assert.Equal("FeatureColumnName",
            Assert.ThrowsAny<ArgumentException>(() => Train(GanLatentRefiner.Coach(good with { FeatureColumnName = "Other" }))).ParamName);
        Assert.Contains("last of a sequence",
            Assert.Throws<ArgumentException>(() => GanLatentRefiner.Sequence(GanLatentRefiner.Coach(good), GanLatentRefiner.Shrinking())).Message);
        Assert.Throws<ArgumentNullException>(() => GanLatentRefiner.Coach((GanCoachCalibration)null!));
        using var gan = Train(null);
        Assert.Contains("calibrated", Assert.Throws<InvalidOperationException>(() => gan.Pair.Refine(
            GanLatentRefiner.Coach(good), TorchSharp.torch.zeros(1, TinyGan.LatentSize),
            TorchSharp.torch.zeros(1, dtype: TorchSharp.torch.ScalarType.Int64))).Message);
    }
}
