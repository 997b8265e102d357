using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Consistency;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Consistency;

[Collection(nameof(RunsAlone))]
public class ConsistencyTests
{
    private static Tensor Real => Steps.Doubles(1, 2, 0.5, -1).view(2, 2);

    private static Tensor Fake => Steps.Doubles(0.2, -0.3, 1, 1).view(2, 2);

    // D(x) − D(2x) = −w·x.
    [Fact]
    public void Of_a_linear_critic_has_its_closed_form_on_either_side()
    {
        using var critic = FormulaCritic.Linear(0.5, -0.8);
        double Of(double real, double fake) =>
            new ConsistencyPenalty(real, fake, [new Doubled()], critic).Penalty(critic.Step(Real, Fake))!.ToDouble();
        double Mean(Tensor x) => x.matmul(critic.Weight).square().mean().ToDouble();
        Assert.Equal(2 * Mean(Real), Of(2, 0), 12);
        Assert.Equal(3 * Mean(Fake), Of(0, 3), 12);
        Assert.Equal((2 * Mean(Real)) + (3 * Mean(Fake)), Of(2, 3), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        using var critic = new FormulaCritic((x, w) => (x.matmul(w.narrow(0, 0, 2)) + 0.2).tanh() * w[2], 0.5, -0.8, 1.3);
        var penalty = new ConsistencyPenalty(2, 3, [new Doubled()], critic);
        FiniteDifferences.Check(() => penalty.Penalty(critic.Step(Real, Fake))!, critic.Weight);
    }

    [Fact]
    public void Of_uniform_latents_stays_in_their_cube()
    {
        var largest = 0.0;
        using var g = new DoubleGenerator((z, w) =>
        {
            largest = Math.Max(largest, z.abs().max().ToDouble());
            return z * w;
        }, 0.4);
        using var d = FormulaCritic.Linear(0.5, -0.8);
        var z = Steps.Doubles(0.99, -0.98, 1, -1).view(2, 2);
        void Play(LatentDistribution prior)
        {
            var penalty = new LatentConsistencyPenalty(5, 0.5, 0.3, new NetworkPair(g, d), seed: 3, prior);
            penalty.Penalty(d.Step(Real, g.call(z, null).detach()) with { FakeLatents = z });
            var fake = g.call(z, null);
            penalty.Penalty(new GeneratorStep(z, null, fake, d.call(fake, null)));
        }

        Play(LatentDistribution.Uniform);
        Assert.Equal(1, largest);
        Play(LatentDistribution.Normal);
        Assert.True(largest > 1);
    }

    [Fact]
    public void Its_transforms_go_by_the_iteration()
    {
        using var critic = FormulaCritic.Linear(0.5, -0.8);
        var seen = new Counted();
        new ConsistencyPenalty(1, 0, [seen], critic).Penalty(critic.Step(Real, Fake, index: 15) with { Iteration = 3 });
        Assert.Equal((3, 15), seen.Last);
    }

    private sealed class Counted : IInputTransform
    {
        public (long, long) Last { get; private set; }

        public Tensor Apply(Tensor samples, bool real, long iteration, long draw)
        {
            Last = (iteration, draw);
            return samples;
        }
    }

    [Fact]
    public void Of_latents_is_in_the_discriminators_loss_what_a_move_changes_and_in_the_generators_minus_what_it_does_not()
    {
        using var g = new DoubleGenerator((z, w) => (z * w.narrow(0, 0, 2)).tanh() * w[2], 0.4, -0.9, 1.2);
        using var d = new FormulaCritic((x, w) => (x.matmul(w.narrow(0, 0, 2)) + 0.2).tanh() * w[2], 0.5, -0.8, 1.3);
        var z = Steps.Doubles(0.3, -0.4, 1.1, 0.2).view(2, 2);
        var penalty = new LatentConsistencyPenalty(5, 0.5, 0.3, new NetworkPair(g, d), seed: 3);
        Tensor OfD() => penalty.Penalty(d.Step(Real, g.call(z, null).detach()) with { FakeLatents = z })!;
        Tensor OfG()
        {
            var fake = g.call(z, null);
            return penalty.Penalty(new GeneratorStep(z, null, fake, d.call(fake, null)))!;
        }

        Assert.True(OfD().ToDouble() > 0);
        Assert.True(OfG().ToDouble() < 0);
        FiniteDifferences.Check(OfD, d.Weight);
        FiniteDifferences.Check(OfG, g.Weight);
        OfD().backward();
        Assert.Null(g.Weight.grad);
        Assert.True(g.Weight.requires_grad);
    }

    [Theory]
    [InlineData(1, 0, 0, false, true)]
    [InlineData(0, 1, 0, false, true)]
    [InlineData(0, 0, 1, true, false)]
    public void Moves_the_player_in_whose_loss_it_is(double balanced, double ofDiscriminator, double ofGenerator, bool generator, bool discriminator)
    {
        using var networks = SmallPair.CreateNetworks();
        var start = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        var samples = new ConsistencyPenalty(balanced, balanced, [new Doubled()], networks.Discriminator);
        var latents = new LatentConsistencyPenalty(ofDiscriminator, ofGenerator, 0.3, networks, 1);
        SmallTraining.Run(networks, [], new OneSided(GanObjective.Hinge(), 0, 0) { KeepsReal = false }, iterations: 1, change: recipe => recipe with
        {
            DiscriminatorRegularizers = balanced == 0 ? [latents] : [samples, latents],
            GeneratorRegularizers = [latents],
        });
        Assert.Equal(generator, !start.Item1.SequenceEqual(Weights.Parameters(networks.Generator)));
        Assert.Equal(discriminator, !start.Item2.SequenceEqual(Weights.Parameters(networks.Discriminator)));
    }

    [Fact]
    public void Weights_of_zero_are_the_same_as_none_bit_for_bit()
    {
        byte[] Trained(GanConsistency? consistency)
        {
            using var gan = new MLContext(1).Gan().Standard(new StandardGanTrainer.Options
            {
                MaxIterations = 2,
                BatchSize = 6,
                LatentSize = 5,
                Seed = 1,
                Networks = GanNetworks.Dcgan(4),
                Consistency = consistency,
            }).Fit(ImageRows.View(new MLContext(1)));
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        var plain = Trained(null);
        Assert.Equal(plain, Trained(new GanConsistency { RealWeight = 0, FakeWeight = 0 }));
        Assert.NotEqual(plain, Trained(new GanConsistency()));
        Assert.NotEqual(plain, Trained(new GanConsistency { RealWeight = 0, FakeWeight = 0, LatentGeneratorWeight = 0.5 }));
    }

    private sealed class Doubled : IInputTransform
    {
        public Tensor Apply(Tensor samples, bool real, long iteration, long draw) => samples * 2;
    }
}
