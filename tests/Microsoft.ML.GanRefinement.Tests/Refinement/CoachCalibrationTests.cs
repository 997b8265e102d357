using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

/// <summary>On points that a generator puts at z, and a discriminator that likes larger ones: G(z) = z, D(x) = x, in one dimension.</summary>
[Collection(nameof(Trains))]
public sealed class CoachCalibrationTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly GanTransformer _gan;

    public CoachCalibrationTests()
    {
        var linear = LinearPair.Create(tensor(new[,] { { 1f } }), tensor(new[] { 0f }), tensor(new[] { 1f }));
        var specification = linear.Specification with { Networks = linear.Specification.Networks with { Image = ImageShape.Vector(1) } };
        _gan = new GanTransformer(_ml, new TrainedPair(specification, linear.Networks, CPU), new GanColumns());
    }

    public void Dispose() => _gan.Dispose();

    private sealed class Point
    {
        [VectorType(1)]
        public float[] GeneratedImage { get; set; } = [];
    }

    // Real points of N(mean, 1); features are the points.
    private GanCoachCalibration Calibration(float mean, int count = 2_000)
    {
        var random = new Random(4);
        var points = Enumerable.Range(0, count).Select(_ => new Point
        {
            GeneratedImage = [mean + (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))],
        }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(points);
        return new GanCoachCalibration(view, _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(view)) { MaxIterations = 20 };
    }

    private LatentRefinementTransformer Fit(GanCoachCalibration calibration, GanCoachOptions? options = null) =>
        _ml.Gan().CoachLatent(_gan, calibration, options).Fit(_ml.Gan().SampleLatents(_gan, 5, seed: 1));

    [Fact]
    public void Takes_as_many_steps_as_bring_the_images_to_the_data()
    {
        // Each step of plain descent moves all points by the rate: to a mean of 0.5 it takes ten of 0.05, or beyond the last one of 0.01.
        using var coach = Fit(Calibration(0.5f) with { LearningRates = [0.01, 0.05] }, new GanCoachOptions { Optimizer = LatentOptimizer.Sgd });
        var result = coach.Calibration!;
        Assert.Equal(0.05, result.Chosen.LearningRate);
        Assert.InRange(result.Chosen.Iterations, 8, 12);
        Assert.Equal(1 + (2 * 20), result.Curve.Count);
        Assert.Equal(result.Curve.Min(point => point.Distance), result.Chosen.Distance);
        // (μ₁ − μ₂)² of the two means, on both halves.
        Assert.InRange(result.Curve[0].Distance, 0.15, 0.4);
        Assert.InRange(result.DistanceBefore, 0.15, 0.4);
        Assert.InRange(result.DistanceAfter, 0, 0.02);
        Assert.True(result.IsHelpful);
        Assert.Equal(GanLatentRefiner.Coach(result.Chosen.Iterations, 0.05, LatentOptimizer.Sgd), coach.Refiner);
        Assert.Contains("steps of 0.05 are best on one half", result.ToString());
    }

    [Fact]
    public void A_rate_that_leads_out_of_all_numbers_does_not_cost_the_other_points()
    {
        using var coach = Fit(Calibration(0.5f) with { LearningRates = [2e38, 0.05] }, new GanCoachOptions { Optimizer = LatentOptimizer.Sgd });
        var result = coach.Calibration!;
        Assert.Equal(0.05, result.Chosen.LearningRate);
        Assert.True(result.IsHelpful);
        // One step is the largest number there is or less, two are more.
        Assert.Equal([false, true, true], result.Curve.Skip(1).Take(3).Select(point => double.IsPositiveInfinity(point.Distance)));
        Assert.All(result.Curve.Skip(21), point => Assert.True(double.IsFinite(point.Distance)));
        Assert.Contains(result.Warnings, warning => warning.Contains("learning rate of 2E+38 latents have no images from step 2"));
    }

    [Fact]
    public void Takes_none_where_each_step_leads_away()
    {
        using var coach = Fit(Calibration(-0.5f));
        Assert.Equal(0, coach.Calibration!.Chosen.Iterations);
        Assert.False(coach.Calibration.IsHelpful);
        Assert.Equal(coach.Calibration.DistanceBefore, coach.Calibration.DistanceAfter);
        var latents = _ml.Gan().SampleLatents(_gan, 5, seed: 1);
        Assert.Equal(latents.GetColumnValues("Latent"), coach.Transform(latents).GetColumnValues("Latent"));
    }

    [Fact]
    public void Takes_none_where_only_one_half_gains()
    {
        // Rows by turns: those of the first half lie at +0.5, of the second at −0.5.
        var (up, down) = (Points(Calibration(0.5f)), Points(Calibration(-0.5f)));
        var rows = up.Zip(down, (a, b) => new[] { a, b }).SelectMany(pair => pair).Select(value => new Point { GeneratedImage = [value] }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(rows);
        var copied = _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(view);
        var both = new GanCoachCalibration(view, copied) { MaxIterations = 20, LearningRates = [0.05] };
        using var coach = Fit(both);
        var result = coach.Calibration!;
        Assert.True(result.Chosen.Iterations > 0);
        Assert.True(result.DistanceAfter > result.DistanceBefore);
        Assert.Equal(GanLatentRefiner.Coach(0, 0.05), coach.Refiner);
        Assert.Contains("none are taken", result.ToString());
    }

    [Fact]
    public void Chooses_a_radius_and_is_the_same_each_time()
    {
        var calibration = Calibration(0.5f) with { LearningRates = [0.35], Radii = [null, 0.5], GeneratedCount = 900 };
        var options = new GanCoachOptions { Optimizer = LatentOptimizer.Sgd };
        using LatentRefinementTransformer one = Fit(calibration, options), other = Fit(calibration, options);
        Assert.Equal(0.5, one.Calibration!.Chosen.Radius);
        Assert.Equal(one.Calibration.Curve, other.Calibration!.Curve);
        Assert.Equal(one.Refiner, other.Refiner);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var good = Calibration(0, 10);
        void Refuses(string name, GanCoachCalibration calibration, GanCoachOptions? options = null) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => _ml.Gan().CoachLatent(_gan, calibration, options)).ParamName);
        Refuses("MaxIterations", good with { MaxIterations = 0 });
        Refuses("LearningRates", good with { LearningRates = [] });
        Refuses("LearningRates", good with { LearningRates = [0.1, 0] });
        Refuses("Radii", good with { Radii = [] });
        Refuses("Radii", good with { Radii = [-1] });
        Refuses("LearningRates", good with { LearningRates = null! });
        Refuses("Radii", good with { Radii = null! });
        Refuses("GeneratedCount", good with { GeneratedCount = 1 });
        Refuses("options", good, new GanCoachOptions { KeepsBest = true });
        Assert.Contains("4 real images", Assert.Throws<InvalidOperationException>(() => Fit(Calibration(0, 3))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().CoachLatent(_gan, good).Fit(good.Data));
        Assert.Equal("FeatureColumnName", Assert.Throws<ArgumentException>(() => Fit(good with { FeatureColumnName = "Other" })).ParamName);
        var renamed = _ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(good.Data).Transform(good.Data);
        var reader = new GanCoachCalibration(renamed, _ml.Transforms.CopyColumns("Features", "Image").Fit(renamed));
        Assert.Contains("cannot read generated images", Assert.Throws<ArgumentException>(() => Fit(reader)).Message);
    }

    private static float[] Points(GanCoachCalibration calibration) => calibration.Data.GetColumnValues("GeneratedImage");
}
