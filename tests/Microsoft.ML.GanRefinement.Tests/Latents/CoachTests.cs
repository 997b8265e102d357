using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

[Collection(nameof(RunsAlone))]
public class CoachTests
{
    private static Tensor A => tensor(new double[,] { { 1, 0.5 }, { -0.3, 2 }, { 0.2, 0.1 } }, dtype: ScalarType.Float64);
    private static Tensor B => Steps.Doubles(0.1, 0.2, 0.3);
    private static Tensor W => Steps.Doubles(0.4, -0.6, 1);

    private static (Tensor Latents, Tensor Classes) Inputs(int count)
    {
        using var generator = new torch.Generator(3);
        return (randn([count, SmallPair.LatentSize], generator: generator), arange(count, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount));
    }

    private static double[] Losses(TrainedPair pair, Tensor z, Tensor? classes)
    {
        using var _ = no_grad();
        var images = pair.Generate(z, classes);
        return pair.Objective.GeneratorLosses(new GeneratorStep(z, classes, images, pair.Discriminate(images, classes))).to(ScalarType.Float64).data<double>()
            .ToArray();
    }

    [Fact]
    public void Follows_the_closed_form_of_a_linear_pair_under_gradient_descent()
    {
        const int Steps = 7;
        const double Rate = 0.03;
        var pair = LinearPair.Create(A, B, W);
        var z = tensor(new double[,] { { 0.5, -1 }, { 2, 0.1 } }, dtype: ScalarType.Float64);
        var direction = A.t().matmul(W);

        var moved = pair.Refine(GanLatentRefiner.Coach(Steps, Rate, LatentOptimizer.Sgd), z, null);

        Assert.True((moved - (z + Steps * Rate * direction)).abs().max().ToDouble() < 1e-12);
        var gain = Losses(pair, z, null)[0] - Losses(pair, moved, null)[0];
        Assert.Equal(Steps * Rate * direction.pow(2).sum().ToDouble(), gain, 10);
    }

    [Fact]
    public void Moves_by_steps_times_rate_under_Adam_where_the_gradient_is_constant()
    {
        var z = zeros(1, 2, dtype: ScalarType.Float64);
        var moved = LinearPair.Create(A, B, W).Refine(GanLatentRefiner.Coach(50, 1e-3, LatentOptimizer.Adam), z, null).data<double>().ToArray();
        var sign = A.t().matmul(W).sign().data<double>().ToArray();
        Assert.Equal(0.05 * sign[0], moved[0], 6);
        Assert.Equal(0.05 * sign[1], moved[1], 6);
    }

    [Fact]
    public void Gives_latents_back_after_no_steps()
    {
        var (z, classes) = Inputs(4);
        var moved = SmallPair.Create().Refine(GanLatentRefiner.Coach(0, 0.1, LatentOptimizer.Adam), z, classes);
        Assert.Equal(z.data<float>().ToArray(), moved.data<float>().ToArray());
    }

    [Theory]
    [InlineData(LatentOptimizer.Adam)]
    [InlineData(LatentOptimizer.Sgd)]
    public void Moves_nothing_but_the_latents(LatentOptimizer optimizer)
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(8);
        var latents = z.data<float>().ToArray();
        var (g, d) = (Weights.Bytes(pair.Networks.Generator), Weights.Bytes(pair.Networks.Discriminator));

        var moved = pair.Refine(GanLatentRefiner.Coach(5, 0.05, optimizer), z, classes);

        Assert.NotEqual(latents, moved.data<float>().ToArray());
        Assert.Equal(latents, z.data<float>().ToArray());
        Assert.Equal(g, Weights.Bytes(pair.Networks.Generator));
        Assert.Equal(d, Weights.Bytes(pair.Networks.Discriminator));
        Assert.All(pair.Networks.Generator.parameters(), p => Assert.False(p.requires_grad));
        Assert.All(pair.Networks.Discriminator.parameters(), p => Assert.Null(p.grad));
        Assert.False(pair.Networks.Generator.training);
    }

    [Fact]
    public void Never_raises_the_loss_of_a_smooth_network_in_a_small_step()
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(8);
        for (var i = 0; i < 10; i++)
        {
            var moved = pair.Refine(GanLatentRefiner.Coach(1, 0.05, LatentOptimizer.Sgd), z, classes);
            var (before, after) = (Losses(pair, z, classes), Losses(pair, moved, classes));
            Assert.All(Enumerable.Range(0, 8), k => Assert.True(after[k] <= before[k] + 1e-7, $"step {i}, sample {k}: {before[k]} → {after[k]}"));
            z = moved;
        }
    }

    [Fact]
    public void Works_inside_no_grad_and_leaves_no_tensor_behind()
    {
        var pair = SmallPair.Create();
        var (z, classes) = Inputs(4);
        using var _ = no_grad();
        pair.Refine(GanLatentRefiner.Coach(2, 0.02, LatentOptimizer.Adam), z, classes).Dispose();
        var before = LiveTensors.Count();
        for (var i = 0; i < 20; i++)
            pair.Refine(GanLatentRefiner.Coach(2, 0.02, LatentOptimizer.Adam), z, classes).Dispose();
        LiveTensors.AssertFlat(before, Tensor.TotalCount, parameters: 20);
        GC.KeepAlive(pair);
    }
}
