using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Latents;

public class LatentSearchTests
{
    private static readonly float[] s_start = [0.5f, -0.5f, 2f];

    private static LatentSearch Linear(int steps, double radius, LatentNorm norm = LatentNorm.LInfinity) =>
        new(new NetworkPair(new LinearGenerator(1, 1, 1), new LinearCritic(3, -2, 0)), GanObjective.Hinge(),
            new IteratedFgsm(steps, 0.1, new LatentBall(radius, norm)), LatentSearchGoal.GeneratorLoss);

    private static float[] Moved(LatentSearch search) =>
        (search.Move(new GeneratorInput(tensor(s_start, 1, 3), null)) - tensor(s_start, 1, 3)).data<float>().ToArray();

    [Theory]
    [InlineData(1, double.PositiveInfinity, 0.1)]
    [InlineData(3, double.PositiveInfinity, 0.3)]
    [InlineData(3, 0.25, 0.25)]
    [InlineData(3, 0, 0)]
    public void Goes_along_the_sign_of_a_linear_critics_weights_up_to_the_ball(int steps, double radius, double expected)
    {
        var moved = Moved(Linear(steps, radius));
        Assert.Equal(expected, moved[0], 6);
        Assert.Equal(-expected, moved[1], 6);
        Assert.Equal(0, moved[2]);
    }

    // L = −w·z + const for this pair: n steps along the gradient go n·a·w, signs or no signs, until the ball stops them.
    [Theory]
    [InlineData(1, double.PositiveInfinity, 0.3, -0.2)]
    [InlineData(4, double.PositiveInfinity, 1.2, -0.8)]
    [InlineData(4, 0.9, 0.9, -0.8)]
    public void Goes_along_a_linear_critics_weights_by_the_rule_of_gradients(int steps, double radius, double first, double second)
    {
        var search = new LatentSearch(new NetworkPair(new LinearGenerator(1, 1, 1), new LinearCritic(3, -2, 0)), GanObjective.Hinge(),
            new IteratedFgsm(steps, 0.1, new LatentBall(radius, LatentNorm.LInfinity), LatentStepRule.Gradient), LatentSearchGoal.GeneratorLoss);
        Assert.Equal([first, second, 0], Moved(search).Select(m => Math.Round(m, 6)));
    }

    [Fact]
    public void A_batch_of_two_moves_each_latent_as_if_it_were_alone_by_the_rule_of_gradients()
    {
        var search = new LatentSearch(new NetworkPair(new LinearGenerator(1, 1, 1), new LinearCritic(3, -2, 0)), GanObjective.LeastSquares(),
            new IteratedFgsm(2, 0.01, new LatentBall(1, LatentNorm.LInfinity), LatentStepRule.Gradient), LatentSearchGoal.GeneratorLoss);
        using var two = tensor([.. s_start, 1, 2, 3], 2, 3);
        var together = search.Move(new GeneratorInput(two, null));
        for (var row = 0; row < 2; row++)
        {
            Assert.Equal(search.Move(new GeneratorInput(two.narrow(0, row, 1), null)).data<float>().ToArray(),
                together.narrow(0, row, 1).data<float>().ToArray());
        }
    }

    [Fact]
    public void Stays_in_a_euclidean_ball()
    {
        var moved = Moved(Linear(5, 0.2, LatentNorm.L2));
        Assert.Equal(0.2, Math.Sqrt(moved.Sum(m => m * m)), 5);
    }

    [Fact]
    public void Lowers_the_generators_loss_and_leaves_no_trace_in_the_networks()
    {
        using var networks = SmallPair.CreateNetworks();
        networks.Generator.train();
        var objective = GanObjective.Hinge();
        var (g, d) = (Weights.Bytes(networks.Generator), Weights.Bytes(networks.Discriminator));
        var input = new GeneratorInput(randn(5, SmallPair.LatentSize, generator: new torch.Generator(1)), tensor(new long[] { 0, 1, 2, 0, 1 }));
        var moved = new LatentSearch(networks, objective, new IteratedFgsm(5, 0.01, new LatentBall(0.03, LatentNorm.LInfinity)), LatentSearchGoal.Score)
            .Move(input);
        Assert.Equal(g, Weights.Bytes(networks.Generator));
        Assert.Equal(d, Weights.Bytes(networks.Discriminator));
        Assert.All(networks.Generator.parameters().Concat(networks.Discriminator.parameters()), p => Assert.True(p.requires_grad && p.grad is null));
        Assert.True(networks.Generator.training);
        Assert.True((moved - input.Latents).abs().max().ToSingle() <= 0.03f + 1e-6f);
        float Score(Tensor z) => networks.Discriminator.call(networks.Generator.call(z, input.Classes), input.Classes).Logits.mean().ToSingle();
        Assert.True(Score(moved) > Score(input.Latents));
    }

    [Fact]
    public void Either_goal_is_reached_and_they_are_two()
    {
        using var networks = SmallPair.CreateNetworks();
        var objective = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]);
        var input = new GeneratorInput(randn(5, SmallPair.LatentSize, generator: new torch.Generator(1)), tensor(new long[] { 0, 1, 2, 0, 1 }));
        Tensor Move(LatentSearchGoal goal) =>
            new LatentSearch(networks, objective, new IteratedFgsm(5, 0.02, new LatentBall(1, LatentNorm.LInfinity)), goal).Move(input);
        GeneratorStep Step(Tensor z)
        {
            var fakes = networks.Generator.call(z, input.Classes);
            return new GeneratorStep(z, input.Classes, fakes, networks.Discriminator.call(fakes, input.Classes));
        }
        float Score(Tensor z) => Step(z).FakeOutput.Logits.mean().ToSingle();
        float Loss(Tensor z) => objective.GeneratorLosses(Step(z)).mean().ToSingle();
        var (scored, trained) = (Move(LatentSearchGoal.Score), Move(LatentSearchGoal.GeneratorLoss));
        Assert.True(Score(scored) > Score(input.Latents) && Score(scored) > Score(trained));
        Assert.True(Loss(trained) < Loss(input.Latents) && Loss(trained) < Loss(scored));
    }

    [Fact]
    public void A_score_far_from_zero_has_a_slope_still()
    {
        // ln(1 − σ(D)) has none at −1,000, but it falls with D all the same.
        using var critic = new LinearCritic(3, -2, 0);
        var search = new LatentSearch(new NetworkPair(new LinearGenerator(-1000, 1, 1), critic), GanObjective.Minimax(),
            new IteratedFgsm(1, 0.1, new LatentBall(1, LatentNorm.LInfinity)), LatentSearchGoal.Score);
        Assert.Equal([-0.1, -0.1, 0], (search.Move(new GeneratorInput(ones(1, 3), null)) - 1).data<float>().ToArray().Select(m => Math.Round(m, 6)));
    }

    [Fact]
    public void Spectral_vectors_and_statistics_stay_while_the_search_runs_in_training_mode()
    {
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(
            SmallPair.Networks with { SpectralNormalization = true, Normalization = DiscriminatorNormalization.Batch }, random, CPU);
        networks.Generator.train();
        networks.Discriminator.train();
        var input = new GeneratorInput(randn(5, SmallPair.LatentSize, generator: random), tensor(new long[] { 0, 1, 2, 0, 1 }));
        var (g, d) = (Weights.Bytes(networks.Generator), Weights.Bytes(networks.Discriminator));
        Assert.Contains(networks.Discriminator.named_buffers(), b => b.name.EndsWith(".u"));
        var moved = new LatentSearch(networks, GanObjective.Hinge(), new IteratedFgsm(3, 0.1, new LatentBall(1, LatentNorm.LInfinity)), LatentSearchGoal.Score)
            .Move(input);
        Assert.True((moved - input.Latents).abs().max().ToSingle() > 0);
        Assert.Equal(g, Weights.Bytes(networks.Generator));
        Assert.Equal(d, Weights.Bytes(networks.Discriminator));
        Assert.True(networks.Discriminator.training);
    }
}
