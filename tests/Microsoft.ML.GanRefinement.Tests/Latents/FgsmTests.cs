using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

[Collection(nameof(RunsAlone))]
public class FgsmTests
{
    // G(z) = z·Aᵀ and D(x) = w·x: the score's slope is Aᵀw = (2, −3, 0), so its last coordinate has none.
    private static Tensor A => tensor(new double[,] { { 2, 0, 0 }, { 0, -3, 0 } }, dtype: ScalarType.Float64);

    private static TrainedPair Linear() => LinearPair.Create(A, Steps.Doubles(0.1, 0.2), Steps.Doubles(1, 1));

    private static GanLatentRefiner Searcher(
        int steps, double step, double radius = double.PositiveInfinity, LatentNorm norm = LatentNorm.LInfinity,
            LatentSearchGoal goal = LatentSearchGoal.Score) =>
        GanLatentRefiner.Fgsm(steps, step, double.IsInfinity(radius) ? null : radius, norm, goal);

    private static (Tensor Latents, Tensor Classes) Inputs(int count)
    {
        using var generator = new torch.Generator(3);
        return (randn([count, SmallPair.LatentSize], generator: generator), arange(count, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount));
    }

    private static float Score(TrainedPair pair, Tensor z, Tensor classes)
    {
        using var _ = no_grad();
        return pair.Discriminate(pair.Generate(z, classes), classes).Logits.mean().ToSingle();
    }

    private static float Loss(TrainedPair pair, Tensor z, Tensor classes)
    {
        using var _ = no_grad();
        var images = pair.Generate(z, classes);
        return pair.Objective.GeneratorLosses(new GeneratorStep(z, classes, images, pair.Discriminate(images, classes))).mean().ToSingle();
    }

    [Theory]
    [InlineData(1, double.PositiveInfinity, 0.1, LatentSearchGoal.Score)]
    [InlineData(4, double.PositiveInfinity, 0.4, LatentSearchGoal.Score)]
    [InlineData(4, double.PositiveInfinity, 0.4, LatentSearchGoal.GeneratorLoss)]
    [InlineData(4, 0.25, 0.25, LatentSearchGoal.Score)]
    [InlineData(4, 0, 0, LatentSearchGoal.Score)]
    public void Goes_along_the_signs_of_a_linear_pairs_slope_up_to_the_ball(int steps, double radius, double expected, LatentSearchGoal goal)
    {
        var z = tensor(new double[,] { { 0.5, -0.5, 2 }, { -1, 3, 0 } }, dtype: ScalarType.Float64);
        var moved = (Linear().Refine(Searcher(steps, 0.1, radius, goal: goal), z, null) - z).data<double>().ToArray();
        for (var row = 0; row < 2; row++)
        {
            Assert.Equal(expected, moved[3 * row], 12);
            Assert.Equal(-expected, moved[(3 * row) + 1], 12);
            Assert.Equal(0, moved[(3 * row) + 2]);
        }
    }

    [Fact]
    public void Stays_where_it_is_in_a_ball_without_extent_even_where_nothing_slopes()
    {
        var z = tensor(new double[,] { { 0.5, -0.5, 2 } }, dtype: ScalarType.Float64);
        var refiner = GanLatentRefiner.Fgsm(3, 0.1, bound: 0, LatentNorm.L2);
        var flat = LinearPair.Create(A, Steps.Doubles(0.1, 0.2), Steps.Doubles(0, 0));
        Assert.Equal(z.data<double>().ToArray(), flat.Refine(refiner, z, null).data<double>().ToArray());
    }

    [Fact]
    public void Keeps_the_number_of_live_tensors_flat_over_its_steps()
    {
        var counts = new List<long>();
        LiveTensors.Count();
        using (NewDisposeScope())
        {
            var z = zeros(2, 3);
            new IteratedFgsm(50, 0.1, new LatentBall(double.PositiveInfinity, LatentNorm.LInfinity)).Run(z, z, moving =>
            {
                counts.Add(Tensor.TotalCount);
                return moving.square().sum(1L);
            });
        }
        Assert.Equal(counts[2], counts[^1]);
    }

    [Fact]
    public void Stays_in_a_euclidean_ball()
    {
        var moved = Linear().Refine(Searcher(9, 0.1, radius: 0.3, LatentNorm.L2), zeros(2, 3, dtype: ScalarType.Float64), null);
        Assert.Equal([0.3, 0.3], moved.norm(1).data<double>().ToArray().Select(n => Math.Round(n, 10)));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.05)]
    [InlineData(1)]
    public void Never_leaves_the_ball_nor_goes_further_than_its_steps(double radius)
    {
        var (z, classes) = Inputs(8);
        var moved = (SmallPair.Create().Refine(Searcher(6, 0.02, radius), z, classes) - z).abs().max().ToSingle();
        Assert.True(moved > 0.01 && moved <= Math.Min(radius, 6 * 0.02) + 1e-6, $"moved by {moved}");
    }

    [Fact]
    public void Gives_latents_back_after_no_steps()
    {
        var (z, classes) = Inputs(4);
        var moved = SmallPair.Create().Refine(Searcher(0, 0.1), z, classes);
        Assert.Equal(z.data<float>().ToArray(), moved.data<float>().ToArray());
    }

    [Fact]
    public void Raises_the_score_or_lowers_the_loss_and_moves_nothing_but_the_latents()
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(8);
        var latents = z.data<float>().ToArray();
        var (g, d) = (Weights.Bytes(pair.Networks.Generator), Weights.Bytes(pair.Networks.Discriminator));

        var scored = pair.Refine(Searcher(10, 0.02), z, classes);
        var trained = pair.Refine(Searcher(10, 0.02, goal: LatentSearchGoal.GeneratorLoss), z, classes);

        Assert.True(Score(pair, scored, classes) > Score(pair, z, classes));
        Assert.True(Loss(pair, trained, classes) < Loss(pair, z, classes));
        // The pair classifies: its loss asks for more than a score.
        Assert.NotEqual(scored.data<float>().ToArray(), trained.data<float>().ToArray());
        Assert.True(Loss(pair, trained, classes) < Loss(pair, scored, classes));
        Assert.Equal(latents, z.data<float>().ToArray());
        Assert.Equal(g, Weights.Bytes(pair.Networks.Generator));
        Assert.Equal(d, Weights.Bytes(pair.Networks.Discriminator));
        Assert.All(pair.Networks.Generator.parameters().Concat(pair.Networks.Discriminator.parameters()),
            p => Assert.True(p is { requires_grad: false, grad: null }));
        Assert.False(pair.Networks.Generator.training);
    }

    [Fact]
    public void Treats_each_latent_as_if_it_were_alone()
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(8);
        var searcher = Searcher(10, 0.02, radius: 0.1);
        var together = pair.Refine(searcher, z, classes);
        for (var i = 0; i < 8; i++)
        {
            var alone = pair.Refine(searcher, z.narrow(0, i, 1), classes.narrow(0, i, 1));
            Assert.True((alone - together.narrow(0, i, 1)).abs().max().ToSingle() < 1e-5, $"sample {i}");
        }
    }

    [Fact]
    public void Does_not_stand_still_where_the_discriminator_is_sure()
    {
        // ln(1 − σ(−1,000)) has no slope left in any precision.
        var pair = LinearPair.Create(A, Steps.Doubles(-500, -500), Steps.Doubles(1, 1));
        Assert.Equal(0.1, pair.Refine(Searcher(1, 0.1), zeros(1, 3, dtype: ScalarType.Float64), null).data<double>()[0], 12);
    }

    [Fact]
    public void Works_inside_no_grad_and_leaves_no_tensor_behind()
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(4);
        using var _ = no_grad();
        pair.Refine(Searcher(2, 0.02, 0.03), z, classes).Dispose();
        var before = LiveTensors.Count();
        for (var i = 0; i < 20; i++)
            pair.Refine(Searcher(2, 0.02, 0.03), z, classes).Dispose();
        LiveTensors.AssertFlat(before, Tensor.TotalCount, parameters: 20);
        GC.KeepAlive(pair);
    }
}
