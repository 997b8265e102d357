using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class GradientPenaltyTests
{
    private static Tensor Real => Steps.Doubles(0.3, -0.6, 1.1, 0.4, -0.2, 0.9).view(3, 2);
    private static Tensor Fake => Steps.Doubles(-0.7, 0.2, 0.5, -1.3, 0.8, 0.1).view(3, 2);

    private static GradientNormPenalty TwoSided(double weight = 1, double target = 1) =>
        new(weight, PenaltyPoints.Interpolated(seed: 3), s => GradientShapes.Distance(s, target));

    private static readonly GradientNormPenalty s_oneSided = new(1, PenaltyPoints.Interpolated(seed: 3), s => GradientShapes.Excess(s, 1));

    [Theory]
    [InlineData(3, 4)]
    [InlineData(0.6, 0.8)]
    [InlineData(0.1, -0.2)]
    public void Of_a_linear_critic_is_the_squared_distance_of_the_norm_from_one(double w0, double w1)
    {
        using var critic = FormulaCritic.Linear(w0, w1);
        var norm = Math.Sqrt((w0 * w0) + (w1 * w1));
        var step = critic.Step(Real, Fake);
        Assert.Equal(7 * Math.Pow(norm - 1, 2), TwoSided(7).Penalty(step)!.ToDouble(), 7);
        Assert.Equal(Math.Pow(norm - 2, 2), TwoSided(target: 2).Penalty(step)!.ToDouble(), 7);
        Assert.Equal(norm > 1 ? Math.Pow(norm - 1, 2) : 0, s_oneSided.Penalty(step)!.ToDouble(), 7);
    }

    [Fact]
    public void Of_a_quadratic_critic_is_the_distance_at_each_interpolate()
    {
        using var critic = FormulaCritic.Quadratic(-1.7);
        var penalty = TwoSided().Penalty(critic.Step(Real, Fake))!.ToDouble();
        var norms = 1.7 * critic.LastSamples!.square().sum(1L).sqrt();
        Assert.Equal((norms - 1).square().mean().ToDouble(), penalty, 9);
    }

    [Fact]
    public void Interpolates_each_sample_by_its_own_share_which_changes_with_the_step_alone()
    {
        using var critic = FormulaCritic.Linear(1, 1);
        double[] Shares(long index)
        {
            TwoSided().Penalty(critic.Step(Real, Fake, index));
            // The same share in both coordinates of a sample, from 0 to 1.
            var shares = (critic.LastSamples! - Fake) / (Real - Fake);
            Assert.True((shares.max(1).values - shares.min(1).values).max().ToDouble() < 1e-9);
            return shares.select(1, 0).data<double>().ToArray();
        }

        var first = Shares(5);
        Assert.Equal(3, first.Distinct().Count());
        Assert.All(first, e => Assert.InRange(e, 0, 1));
        Assert.Equal(first, Shares(5));
        Assert.NotEqual(first, Shares(6));
    }

    [Fact]
    public void Takes_the_norm_of_each_sample_and_not_of_the_batch()
    {
        using var critic = FormulaCritic.Linear(0.6, 0.8);
        Assert.Equal(0, TwoSided().Penalty(critic.Step(Real.narrow(0, 0, 2), Fake.narrow(0, 0, 2)))!.ToDouble(), 9);
    }

    [Fact]
    public void Has_the_known_gradient_for_the_weights_and_that_of_its_difference_quotient()
    {
        using var critic = FormulaCritic.Linear(3, 4);
        var step = critic.Step(Real, Fake);
        TwoSided().Penalty(step)!.backward();
        Assert.Equal([2 * 4 * 0.6, 2 * 4 * 0.8], critic.Weight.grad!.data<double>().ToArray().Select(g => Math.Round(g, 9)));

        using var curved = new FormulaCritic((x, w) => (x.square() * w).sum(1L).tanh() + (x.matmul(w) * 0.5), 0.7, -0.4);
        var other = curved.Step(Real, Fake);
        FiniteDifferences.Check(() => TwoSided(10).Penalty(other)!, curved.Weight);
        FiniteDifferences.Check(() => s_oneSided.Penalty(other)!, curved.Weight);
    }

    [Fact]
    public void Has_a_finite_gradient_where_the_critic_is_flat()
    {
        using var critic = FormulaCritic.Quadratic(0);
        var penalty = TwoSided().Penalty(critic.Step(Real, Fake))!;
        penalty.backward();
        Assert.Equal(1, penalty.ToDouble(), 5);
        Assert.True(double.IsFinite(critic.Weight.grad!.ToDouble()));
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double scale)
    {
        using var critic = FormulaCritic.Linear(scale, scale);
        var penalty = TwoSided().Penalty(critic.Step(scale * Real, scale * Fake))!;
        penalty.backward();
        Assert.True(double.IsFinite(penalty.ToDouble()) && critic.Weight.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Moves_the_discriminator_only_and_leaves_no_trace_of_its_forward_pass()
    {
        using var networks = SmallPair.CreateNetworks();
        var classes = tensor(new long[] { 0, 1, 2, 0 });
        using var noise = new torch.Generator(2);
        var real = rand(4, 1, 8, 8, generator: noise);
        var fake = networks.Generator.call(randn(4, SmallPair.LatentSize, generator: noise), classes).detach();
        var step = new GanRefinement.Losses.DiscriminatorStep(networks.Discriminator,
            real, networks.Discriminator.call(real, classes), classes, fake, networks.Discriminator.call(fake, classes), classes);
        var before = Weights.Bytes(networks.Discriminator);
        TwoSided().Penalty(step)!.backward();
        Assert.Equal(before, Weights.Bytes(networks.Discriminator));
        Assert.All(networks.Generator.parameters(), p => Assert.Null(p.grad));
        Assert.Contains(networks.Discriminator.parameters(), p => p.grad is { } g && g.abs().max().ToSingle() > 0);
        Assert.False(real.requires_grad);
    }
}
