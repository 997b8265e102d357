using System.Text.Json;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

/// <summary>The coach's settings on a linear pair, where all have closed forms: G(z) = z·Aᵀ, D(x) = w·x, and the hinge's L_G = −D, whose slope is −Aᵀw = (−2,
/// 3, 0).</summary>
[Collection(nameof(Trains))]
public class CoachOptionsTests
{
    private static readonly double[] s_slope = [2, -3, 0];

    private static TrainedPair Linear() =>
        LinearPair.Create(tensor(new double[,] { { 2, 0, 0 }, { 0, -3, 0 } }, dtype: ScalarType.Float64), Steps.Doubles(0, 0), Steps.Doubles(1, 1));

    private static double[] Moved(GanCoachOptions options, params double[] start)
    {
        using var scope = NewDisposeScope();
        var z = tensor(start.Length == 0 ? [0.0, 0, 0] : start, dtype: ScalarType.Float64).reshape(1, 3);
        return (Linear().Refine(GanLatentRefiner.Coach(options), z, null) - z).data<double>().ToArray();
    }

    private static void Near(double[] expected, double[] actual)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 9);
    }

    private static double[] Times(double factor) => [.. s_slope.Select(s => factor * s)];

    [Fact]
    public void Descent_with_momentum_gathers_speed()
    {
        // b = g, then 1.5·g, then 1.75·g: 4.25·η·g after three steps.
        Near(Times(0.1 * 4.25), Moved(new() { Iterations = 3, LearningRate = 0.1, Optimizer = LatentOptimizer.Sgd, Momentum = 0.5 }));
    }

    [Fact]
    public void RmsProp_divides_by_the_root_of_the_mean_square()
    {
        // v = 0.01·g² after the first step, so that it has length η/√0.01 in each coordinate that slopes.
        Near([0.1, -0.1, 0], Moved(new() { Iterations = 1, LearningRate = 0.01, Optimizer = LatentOptimizer.RmsProp }).Select(x => Math.Round(x, 6)).ToArray());
    }

    [Fact]
    public void Coordinates_outside_the_mask_keep_their_values_exactly()
    {
        foreach (var optimizer in Enum.GetValues<LatentOptimizer>())
        {
            var moved = Moved(new() { Iterations = 4, LearningRate = 0.1, Optimizer = optimizer, Coordinates = [1, 2] }, 0.3, -0.7, 1.1);
            Assert.Equal(0, moved[0]);
            Assert.True(moved[1] < -0.1);
            Assert.Equal(0, moved[2]);
        }
    }

    [Fact]
    public void A_radius_holds_every_step_back()
    {
        var options = new GanCoachOptions { Iterations = 9, LearningRate = 0.1, Optimizer = LatentOptimizer.Sgd, Radius = 0.5 };
        Near(Times(0.5 / Math.Sqrt(13)), Moved(options));
        Near([0.5, -0.5, 0], Moved(options with { RadiusNorm = LatentNorm.LInfinity }));
        Near(Times(0.9), Moved(options with { Radius = 100 }));
    }

    [Fact]
    public void Another_objective_and_a_loss_of_ones_own_weigh_as_told()
    {
        var step = new GanCoachOptions { Iterations = 1, LearningRate = 0.1, Optimizer = LatentOptimizer.Sgd };
        // softplus(−D) slopes by half of D's slope where D is 0.
        Near(Times(0.05), Moved(step with { Objective = GanObjective.NonSaturating() }));
        Near(Times(0.2), Moved(step with { ObjectiveWeight = 2 }));
        // The sum of the image's values has the slope of the score.
        Tensor Sum(Tensor images) => images.sum(1L);
        Near(Times(-0.1), Moved(step with { ObjectiveWeight = 0, Loss = Sum }));
        Near(Times(0.05), Moved(step with { Loss = Sum, LossWeight = 0.5 }));
        Near(Moved(step), Moved(step with { Loss = Sum, LossWeight = 0 }));
    }

    [Fact]
    public void A_row_is_done_at_its_target_score_while_others_go_on()
    {
        // Each step of 0.1 raises a score by 1.3: 0, 1.3, 2.6, 3.9.
        var coach = GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 9,
            LearningRate = 0.1,
            Optimizer = LatentOptimizer.Sgd,
            TargetScore = 3.9 - 1e-9,
        });
        var z = tensor(new double[,] { { 0, 0, 0 }, { 1, 0, 0 }, { 9, 0, 0 } }, dtype: ScalarType.Float64);
        var moved = (Linear().Refine(coach, z, null) - z).data<double>().ToArray();
        Near([.. Times(0.3), .. Times(0.2), .. Times(0)], moved);
    }

    [Fact]
    public void Rows_that_are_done_cost_nothing_more()
    {
        // Scores of 0, 0.5, … 19.5 and steps of 1.3 towards 13: row i is done after some of them, and later ones earlier.
        List<long> sizes = [];
        var coach = GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 20,
            LearningRate = 0.1,
            Optimizer = LatentOptimizer.Sgd,
            TargetScore = 13 - 1e-9,
            LossWeight = 0,
            Loss = images =>
            {
                sizes.Add(images.shape[0]);
                return images.sum(1L);
            },
        });
        var z = zeros(40, 3, dtype: ScalarType.Float64);
        z.select(1, 0).copy_(arange(40, dtype: ScalarType.Float64) * 0.25);
        var moved = (Linear().Refine(coach, z, null) - z).data<double>().ToArray();
        var steps = Enumerable.Range(0, 40).Select(row => (int)Math.Ceiling(Math.Max(0, 13 - (row * 0.5)) / 1.3 - 1e-6)).ToArray();
        for (var row = 0; row < 40; row++)
            Assert.Equal(0.2 * steps[row], moved[3 * row], 9);
        // A look at all, then at those that are left, in eights.
        Assert.Equal(Enumerable.Range(0, sizes.Count).Select(k => k == 0 ? 40L : (steps.Count(s => s >= k) + 7) / 8 * 8), sizes);
        Assert.Equal(11, sizes.Count);
    }

    [Fact]
    public void A_row_without_progress_is_done_and_the_best_of_its_way_is_kept()
    {
        // L = ½‖x‖² = 2·z₀² slopes by 4·z₀: with η = 1, z₀ ← −3·z₀, and the loss grows.
        Tensor Squares(Tensor images) => images.Squared().sum(1L).Times(0.5);
        var options = new GanCoachOptions
        {
            Iterations = 9,
            LearningRate = 1,
            Optimizer = LatentOptimizer.Sgd,
            ObjectiveWeight = 0,
            Loss = Squares,
        };
        Near([0.5 * (Math.Pow(-3, 9) - 1), 0, 0], Moved(options, 0.5, 0, 0));
        Near([0, 0, 0], Moved(options with { KeepsBest = true }, 0.5, 0, 0));
        // The first look sets the mark; two more without progress, at steps 1 and 2.
        Near([0.5 * (9 - 1), 0, 0], Moved(options with { Patience = 2 }, 0.5, 0, 0));
        Near([-0.5, 0, 0], Moved(options with { LearningRate = 0.25, KeepsBest = true }, 0.5, 0, 0));
        // A loss that falls by less than is asked for is no progress: from 0.5 to 0.32 in one step of 0.2 for z = ½.
        Near([-0.5 * 0.2, 0, 0], Moved(options with { LearningRate = 0.05, Patience = 1, MinDelta = 0.4 }, 0.5, 0, 0));
    }

    [Fact]
    public void Weight_one_and_settings_at_rest_change_no_bit()
    {
        var pair = SmallPair.Create();
        using var generator = new torch.Generator(3);
        var z = randn([5, SmallPair.LatentSize], generator: generator);
        var classes = arange(5, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount);
        float[] Bits(GanLatentRefiner coach) => pair.Refine(coach, z, classes).data<float>().ToArray();
        var plain = Bits(GanLatentRefiner.Coach(4, 0.05));
        Assert.Equal(plain, Bits(GanLatentRefiner.Coach(new GanCoachOptions { Iterations = 4, LearningRate = 0.05 })));
        Assert.Equal(plain, Bits(GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 4,
            LearningRate = 0.05,
            Coordinates = [0, 1, 2, 3, 4, 5],
            TargetScore = 1e30,
            Patience = 1_000,
        })));
        Assert.NotEqual(plain, Bits(GanLatentRefiner.Coach(new GanCoachOptions { Iterations = 4, LearningRate = 0.05, Coordinates = [0] })));
    }

    [Theory]
    [InlineData(LatentOptimizer.Adam, false)]
    [InlineData(LatentOptimizer.Sgd, false)]
    [InlineData(LatentOptimizer.RmsProp, false)]
    [InlineData(LatentOptimizer.Adam, true)]
    [InlineData(LatentOptimizer.Sgd, true)]
    public void A_row_has_the_same_bits_alone_and_among_rows_that_finish_at_other_times(LatentOptimizer optimizer, bool finishes)
    {
        var pair = SmallPair.Create();
        using var generator = new torch.Generator(3);
        var z = randn([37, SmallPair.LatentSize], generator: generator);
        var classes = arange(37, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount);
        var scores = pair.Discriminate(pair.Generate(z, classes), classes).Logits.data<float>().ToArray().Order().ToArray();
        var coach = GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 8,
            LearningRate = 0.05,
            Optimizer = optimizer,
            // Half of the rows are done before the first step, others on their way.
            TargetScore = finishes ? scores[18] : null,
            KeepsBest = finishes,
        });
        var together = pair.Refine(coach, z, classes);
        for (var row = 0; row < 37; row++)
        {
            var alone = pair.Refine(coach, z.narrow(0, row, 1), classes.narrow(0, row, 1));
            Assert.Equal(alone.data<float>().ToArray(), together.narrow(0, row, 1).data<float>().ToArray());
        }
        var still = (together - z).abs().amax([1L]).data<float>().ToArray().Count(distance => distance == 0);
        Assert.True(finishes ? still is >= 18 and < 37 : still == 0, $"{still} rows stay");
    }

    public static TheoryData<string, Func<GanObjective>> Objectives => new()
    {
        { "minimax", () => GanObjective.Minimax() },
        { "least squares", () => GanObjective.LeastSquares() },
        { "hinge", () => GanObjective.Hinge() },
        { "Wasserstein", () => GanObjective.Wasserstein() },
        { "relativistic", () => GanObjective.Relativistic() },
        { "relativistic average", () => GanObjective.RelativisticAverage() },
    };

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Any_objective_raises_the_score(string name, Func<GanObjective> objective)
    {
        var gain = Moved(new() { Iterations = 1, LearningRate = 0.01, Optimizer = LatentOptimizer.Sgd, Objective = objective() })
            .Zip(s_slope, (m, s) => m * s).Sum();
        Assert.True(gain > 0, $"{name}: {gain}");
    }

    public static TheoryData<string, GanCoachOptions> OutOfRange => new()
    {
        { "Momentum", new() { Momentum = 1, Optimizer = LatentOptimizer.Sgd } },
        { "Momentum", new() { Momentum = 0.9 } },
        { "ObjectiveWeight", new() { ObjectiveWeight = -1 } },
        { "ObjectiveWeight", new() { ObjectiveWeight = 0 } },
        { "LossWeight", new() { LossWeight = double.NaN } },
        { "Coordinates", new() { Coordinates = [] } },
        { "Coordinates", new() { Coordinates = [1, 1] } },
        { "Coordinates", new() { Coordinates = [-1] } },
        { "Radius", new() { Radius = 0 } },
        { "RadiusNorm", new() { RadiusNorm = (LatentNorm)9 } },
        { "TargetScore", new() { TargetScore = double.NaN } },
        { "Patience", new() { Patience = 0 } },
        { "MinDelta", new() { MinDelta = -1 } },
        { "iterations", new() { Iterations = -1 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_setting_out_of_range_is_refused_by_name(string name, GanCoachOptions options) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => GanLatentRefiner.Coach(options)).ParamName);

    [Fact]
    public void A_loss_that_is_not_one_value_an_image_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Moved(new() { Loss = images => images.mean() }));
        Assert.Contains("one value an image", error.Message);
    }

    [Fact]
    public void Settings_come_back_from_json_and_those_at_rest_are_not_in_it()
    {
        Assert.Equal("""{"refiner":"coach","Iterations":5,"LearningRate":0.1,"Optimizer":"Sgd"}""",
            GanLatentRefiner.Coach(5, 0.1, LatentOptimizer.Sgd).ToString());
        var full = GanLatentRefiner.Coach(new GanCoachOptions
        {
            Iterations = 3,
            LearningRate = 0.2,
            Optimizer = LatentOptimizer.RmsProp,
            Momentum = 0.5,
            Objective = GanObjective.Hinge(),
            ObjectiveWeight = 0.5,
            Coordinates = [0, 2],
            Radius = 1.5,
            RadiusNorm = LatentNorm.LInfinity,
            TargetScore = 4,
            Patience = 3,
            MinDelta = 0.1,
            KeepsBest = true,
        });
        Assert.Equal(full, JsonSerializer.Deserialize<GanLatentRefiner>(full.ToString()));
        Assert.NotEqual(full, GanLatentRefiner.Coach(3, 0.2, LatentOptimizer.RmsProp));
    }
}
