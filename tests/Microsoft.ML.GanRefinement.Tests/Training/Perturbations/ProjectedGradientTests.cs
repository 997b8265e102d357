using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Perturbations;

public class ProjectedGradientTests
{
    private static Tensor Samples() => tensor(new[] { 0.2f, -0.1f, 0.1f, 0f }, 2, 2);

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(3, 0.03)]
    [InlineData(9, 0.05)]
    public void Walks_against_a_linear_critic_by_its_steps_up_to_the_bound(int steps, double expected)
    {
        using var critic = new LinearCritic(2, -3);
        var attack = new ProjectedGradient(critic, GanObjective.Hinge(), steps, bound: 0.05, step: 0.01, randomStart: null);
        // The hinge loss on real samples, 1 − w·x here, rises against w.
        var moved = (attack.Apply(Samples(), null, 0) - Samples()).data<float>().ToArray();
        Assert.Equal([-expected, expected, -expected, expected], moved.Select(m => Math.Round(m, 6)));
        Assert.Null(critic.Weight.grad);
        Assert.True(critic.Weight.requires_grad);
    }

    [Fact]
    public void Walks_along_a_linear_critic_on_generated_samples()
    {
        // The hinge loss on generated samples, 1 + w·x here, rises along w.
        using var critic = new LinearCritic(2, -3);
        var attack = new ProjectedGradient(critic, GanObjective.Hinge(), 3, bound: 0.05, step: 0.01, randomStart: null, ofGenerated: true);
        var moved = (attack.Apply(Samples(), null, 0) - Samples()).data<float>().ToArray();
        Assert.Equal([0.03, -0.03, 0.03, -0.03], moved.Select(m => Math.Round(m, 6)));
    }

    [Fact]
    public void Real_and_generated_samples_start_from_numbers_of_their_own()
    {
        using var critic = new LinearCritic(2, -3);
        float[] Start(bool ofGenerated) => new ProjectedGradient(
            critic, GanObjective.Hinge(), 1, bound: 0.05, step: 1e-9, randomStart: 3, ofGenerated).Apply(Samples(), null, 0).data<float>().ToArray();
        Assert.NotEqual(Start(false), Start(true));
    }

    [Fact]
    public void Raises_the_loss_and_stays_within_the_bound_and_the_data()
    {
        using var pair = SmallPair.CreateNetworks();
        var objective = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]);
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        var images = ((2 * rand(4, 1, 8, 8, generator: new torch.Generator(3))) - 1).clamp((Scalar)(-0.99), (Scalar)1);
        var before = Weights.Bytes(pair.Discriminator);
        var attack = new ProjectedGradient(pair.Discriminator, objective, steps: 5, bound: 0.1, step: 0.03, randomStart: 7);
        var attacked = attack.Apply(images, classes, 11);
        float Loss(Tensor x) => objective.RealLoss(pair.Discriminator.call(x, classes), classes)!.ToSingle();
        Assert.True(Loss(attacked) > Loss(images));
        Assert.True((attacked - images).abs().max().ToSingle() <= 0.1f + 1e-6f);
        Assert.True(attacked.abs().max().ToSingle() <= 1);
        Assert.Equal(before, Weights.Bytes(pair.Discriminator));
        Assert.Equal(attacked.data<float>().ToArray(), attack.Apply(images, classes, 11).data<float>().ToArray());
        Assert.NotEqual(attacked.data<float>().ToArray(), attack.Apply(images, classes, 12).data<float>().ToArray());
    }

    [Fact]
    public void Never_lowers_a_convex_loss_however_many_steps_it_takes()
    {
        // D(x) = −‖x‖²/2 makes softplus(−D) convex. A step goes by the gradient's signs or, at the bound, not at all: x·∇ cannot fall.
        var critic = FormulaCritic.Quadratic(-1);
        var objective = GanObjective.NonSaturating();
        var samples = tensor(new[,] { { 0.2, -0.1, 0.005 }, { 0.1, 0.9, -0.3 } });
        double Loss(Tensor x) => objective.RealLoss(critic.call(x, null), null)!.ToDouble();
        var last = Loss(samples);
        for (var steps = 1; steps <= 8; steps++)
        {
            var loss = Loss(new ProjectedGradient(critic, objective, steps, bound: 0.05, step: 0.01, randomStart: null).Apply(samples, null, 0));
            Assert.True(steps > 5 ? loss >= last : loss > last, $"{steps} steps: {last} → {loss}");
            last = loss;
        }
    }
}
