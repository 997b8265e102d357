using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

/// <summary>The refiners on G(z) = z·Aᵀ and D(x) = w·x, where what they do is known.</summary>
[Collection(nameof(Trains))]
public class RefinersInClosedFormTests
{
    private static readonly GanScoreCalibration s_asItIs = new();

    // D(G(z)) = 2·z₀ − 3·z₁.
    private static TrainedPair Plane() =>
        LinearPair.Create(tensor(new double[,] { { 2, 0 }, { 0, -3 } }, dtype: ScalarType.Float64), Steps.Doubles(0, 0), Steps.Doubles(1, 1));

    // D(G(z)) = c·z.
    private static TrainedPair Line(double c) =>
        LinearPair.Create(tensor(new double[,] { { c } }, dtype: ScalarType.Float64), Steps.Doubles(0), Steps.Doubles(1));

    private static double[] Moved(TrainedPair pair, GanLatentRefiner refiner, params double[] latent)
    {
        using var scope = NewDisposeScope();
        return pair.Refine(refiner, tensor(latent, dtype: ScalarType.Float64).reshape(1, -1), null).data<double>().ToArray();
    }

    private static void Near(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    [Fact]
    public void Langevin_samples_have_the_mean_and_variance_of_the_tilted_prior()
    {
        // Each of eight coordinates: N(0,1) tilted by e^(c·z) is N(c, 1); the discrete chain has variance 1/(1 − ε/4).
        const int Rows = 400;
        var pair = LinearPair.Create(full([1, 8], 0.7, dtype: ScalarType.Float64), Steps.Doubles(0), Steps.Doubles(1));
        using var moved = pair.Refine(GanLatentRefiner.Langevin(80, 0.1, s_asItIs, seed: 5), zeros(Rows, 8, dtype: ScalarType.Float64), null);
        var values = moved.data<double>().ToArray();
        var mean = values.Average();
        Assert.Equal(0.7, mean, 4 / Math.Sqrt(values.Length));
        Assert.Equal(1.025641, values.Average(v => (v - mean) * (v - mean)), 4 * Math.Sqrt(2.0 / values.Length));
    }

    [Fact]
    public void Langevins_drift_is_half_a_step_of_the_energys_slope()
    {
        // The noise is the same: what differs is −(ε/2)·(z − c).
        double[] Of(double c) => Moved(Line(c), GanLatentRefiner.Langevin(1, 0.2, s_asItIs), 1.5);
        Near([0.1 * 3], [Of(4)[0] - Of(1)[0]]);
    }

    [Fact]
    public void A_flow_of_the_KL_without_noise_is_gradient_ascent_without_a_term_of_the_prior() =>
        Near([5 + (3 * 0.1 * 2), 5 - (3 * 0.1 * 3)], Moved(Plane(), GanLatentRefiner.GradientFlow(iterations: 3, noise: 0, calibration: s_asItIs), 5, 5));

    [Theory]
    [InlineData(GradientFlowDivergence.JensenShannon, 1)]
    [InlineData(GradientFlowDivergence.LogD, -1)]
    public void Other_flows_weigh_the_gradient_by_a_sigmoid_of_the_score(GradientFlowDivergence divergence, int sign)
    {
        // d = 2·0.3 − 3·0.1 = 0.3, halved and raised by 1 in the calibration.
        var speed = 1 / (1 + Math.Exp(-sign * 1.15));
        Near([0.3 + (0.1 * speed), 0.1 - (0.1 * speed * 1.5)],
            Moved(Plane(), GanLatentRefiner.GradientFlow(divergence, 1, 0.1, 0, new GanScoreCalibration(0.5, 1)), 0.3, 0.1));
    }

    [Fact]
    public void A_flows_noise_has_the_deviation_asked_for()
    {
        using var moved = Line(0).Refine(GanLatentRefiner.GradientFlow(iterations: 1, stepSize: 0.5, noise: 0.04, calibration: s_asItIs),
            zeros(4_000, 1, dtype: ScalarType.Float64), null);
        Assert.Equal(0.2, Math.Sqrt(moved.data<double>().ToArray().Average(v => v * v)), 0.01);
    }

    [Fact]
    public void Transport_measures_the_slope_of_a_linear_score_exactly_and_stays_where_it_balances()
    {
        var pair = Line(-3);
        // Draws of the prior are single.
        var single = LinearPair.Create(tensor(new[,] { { -3f } }), tensor(new[] { 0f }), tensor(new[] { 1f }));
        Assert.Equal(3, LatentSlope.Of(single.Networks, single.Specification.Networks, LatentDistribution.Normal, CPU), 0.01);
        GC.KeepAlive(single);
        // Beyond δ the distance rises by 1 for each unit and −D/k falls by 1: both cancel.
        var refiner = GanLatentRefiner.Transport(50, 0.1, slope: 3, onSphere: false);
        Assert.InRange(Math.Abs(Moved(pair, refiner, 1.5)[0] - 1.5), 0, 0.3);
        // A score twice as steep as usual draws latents along.
        Assert.True(Moved(Line(6), refiner, 1.5)[0] > 5);
    }

    [Fact]
    public void Transport_on_the_sphere_leaves_out_the_part_of_the_gradient_along_the_latent()
    {
        // At (3, 0) the direction along the latent is the first: only the second moves. ∂/∂z = (1,1)/√2 − (2, −3)/k.
        var moved = Moved(Plane(), GanLatentRefiner.Transport(1, 0.1, slope: 2), 3, 0);
        Near([3, -0.1 * (Math.Sqrt(0.5) + 1.5)], moved);
        Near([3 - (0.1 * (Math.Sqrt(0.5) - 1)), moved[1]], Moved(Plane(), GanLatentRefiner.Transport(1, 0.1, slope: 2, onSphere: false), 3, 0));
    }

    [Fact]
    public void Gradient_steps_of_the_search_are_as_long_as_the_slope()
    {
        Near([1 + (3 * 0.1 * 2), 1 - (3 * 0.1 * 3)], Moved(Plane(), GanLatentRefiner.Fgsm(3, 0.1, rule: LatentStepRule.Gradient), 1, 1));
        var bounded = Moved(Plane(), GanLatentRefiner.Fgsm(3, 0.1, 0.5, LatentNorm.L2, rule: LatentStepRule.Gradient), 1, 1);
        Near([1 + (0.5 * 2 / Math.Sqrt(13)), 1 - (0.5 * 3 / Math.Sqrt(13))], bounded);
    }

    [Fact]
    public void Spread_finds_the_direction_in_which_images_differ_most_or_least()
    {
        // d_I/d_z = (2|Δ₀| + 3|Δ₁|)/(|Δ₀| + |Δ₁|) is 3 along the second coordinate and 2 along the first.
        double Ratio(bool apart)
        {
            var moved = Moved(Plane(), GanLatentRefiner.Spread(apart, 200, 0.02, bound: 1, seed: 2), 0.4, 0.4);
            var (a, b) = (Math.Abs(moved[0] - 0.4), Math.Abs(moved[1] - 0.4));
            Assert.InRange(Math.Max(a, b), 0.001, 1 + 1e-9);
            return ((2 * a) + (3 * b)) / (a + b);
        }
        Assert.InRange(Ratio(apart: true), 2.9, 3);
        Assert.InRange(Ratio(apart: false), 2, 2.1);
        Near([0.4, 0.4], Moved(Plane(), GanLatentRefiner.Spread(iterations: 0), 0.4, 0.4));
    }

    [Theory]
    [InlineData(0, 80)]
    [InlineData(0.5, 80)]
    [InlineData(0.5, 20)]
    [InlineData(1, 20)]
    public void Evolution_never_lowers_a_score_and_mutates_as_much_as_asked_for(double share, int evaluations)
    {
        var pair = Plane();
        using var start = Normals(200);
        List<double[]> way = [];
        using var moved = pair.Refine(GanLatentRefiner.Evolution(share, evaluations, seed: 1), start, null,
            moved: (_, z) => way.Add(z.data<double>().ToArray()));
        double[] Scores(double[] z) => [.. Enumerable.Range(0, 200).Select(row => (2 * z[2 * row]) - (3 * z[(2 * row) + 1]))];
        var before = Scores(way[0]);
        for (var k = 1; k < way.Count; k++)
        {
            var after = Scores(way[k]);
            Assert.All(after.Zip(before), scores => Assert.True(scores.First >= scores.Second - 1e-12));
            before = after;
        }
        // One step changes one coordinate of two, or both.
        var changed = Enumerable.Range(0, 200).Select(row => new[] { 0, 1 }.Count(i => way[0][(2 * row) + i] != way[1][(2 * row) + i])).ToArray();
        Assert.True(share switch { 0 => changed.Max() == 1, 1 => changed.All(c => c is 0 or 2), _ => changed.Contains(1) && changed.Contains(2) });
        Assert.True(before.Average() > Scores(way[0]).Average() + 3);
    }

    [Fact]
    public void Shrinking_by_one_is_the_identity_and_by_zero_a_constant()
    {
        Near([0.3, -2], Moved(Plane(), GanLatentRefiner.Shrinking(1), 0.3, -2), 0);
        Near([0, 0], Moved(Plane(), GanLatentRefiner.Shrinking(0), 0.3, -2), 0);
        Near([0.21, -1.4], Moved(Plane(), GanLatentRefiner.Shrinking(), 0.3, -2));
    }

    [Fact]
    public void Resampling_draws_what_is_beyond_again_and_leaves_the_rest()
    {
        using var start = Normals(500).Times(2);
        using var moved = Plane().Refine(GanLatentRefiner.Resampling(1, seed: 4), start, null);
        var (before, after) = (start.data<double>().ToArray(), moved.data<double>().ToArray());
        Assert.All(before.Zip(after), pair => Assert.True(Math.Abs(pair.First) > 1 ? Math.Abs(pair.Second) <= 1 : pair.First == pair.Second));
        var drawn = before.Zip(after).Where(pair => Math.Abs(pair.First) > 1).Select(pair => pair.Second).ToArray();
        // The variance of a standard normal within ±1 is 0.2911.
        Assert.Equal(0.2911, drawn.Average(v => v * v), 0.04);
    }

    private static Tensor Normals(int rows)
    {
        using var generator = new torch.Generator(5);
        return randn([rows, 2], dtype: ScalarType.Float64, generator: generator);
    }
}
