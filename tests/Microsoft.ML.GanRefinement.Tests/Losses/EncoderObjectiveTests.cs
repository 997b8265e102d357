using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class EncoderObjectiveTests
{
    public static TheoryData<GanEncoder> Encoders => [GanEncoder.Bidirectional, GanEncoder.Adversarial, GanEncoder.Variational];

    private static GanObjective Objective(GanEncoder encoder) => encoder switch
    {
        GanEncoder.Bidirectional => GanObjective.Bidirectional(),
        GanEncoder.Adversarial => GanObjective.AdversarialAutoencoder(3),
        _ => GanObjective.Variational(0.7),
    };

    private static NetworkPair Create(GanEncoder encoder)
    {
        using var random = new torch.Generator(3);
        var networks = GanNetworks.Mlp([3], [3], MlpActivation.Tanh, new() { Encoder = encoder }).For(ImageShape.Vector(2), 2, 0);
        var pair = NetworkPairFactory.Create(networks, random, CPU);
        pair.Generator.to(float64);
        pair.Discriminator.to(float64);
        return pair;
    }

    private static Tensor Real => Steps.Doubles(0.4, -0.3, 1.2, 0.1, -0.8, 0.9).view(3, 2);

    private static Tensor Latents => Steps.Doubles(0.1, 0.7, -1.1, 0.3, 0.5, -0.2).view(3, 2);

    private static Tensor OfGenerator(NetworkPair networks, GanObjective objective)
    {
        var fake = networks.Generator.call(Latents, null);
        return objective.GeneratorLosses(new GeneratorStep(Latents, null, fake, networks.Discriminator.call(fake, null))
        {
            Real = Real,
            Generator = networks.Generator,
            Discriminator = networks.Discriminator,
        }).mean();
    }

    private static Tensor OfDiscriminator(NetworkPair networks, GanObjective objective)
    {
        var (d, fake) = (networks.Discriminator, networks.Generator.call(Latents, null).detach());
        return objective.DiscriminatorLoss(new DiscriminatorStep(d, Real, d.call(Real, null), null, fake, d.call(fake, null), null) { FakeLatents = Latents });
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void Generator_and_encoder_have_the_gradient_of_their_difference_quotient(GanEncoder encoder)
    {
        using var networks = Create(encoder);
        FiniteDifferences.Check(() => OfGenerator(networks, Objective(encoder)), [.. networks.Generator.parameters()]);
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void The_discriminator_has_the_gradient_of_its_difference_quotient(GanEncoder encoder)
    {
        using var networks = Create(encoder);
        FiniteDifferences.Check(() => OfDiscriminator(networks, Objective(encoder)), [.. networks.Discriminator.parameters().TakeLast(1)]);
    }

    [Theory]
    [MemberData(nameof(Encoders))]
    public void A_step_of_the_discriminator_asks_nothing_of_generator_and_encoder(GanEncoder encoder)
    {
        using var networks = Create(encoder);
        OfDiscriminator(networks, Objective(encoder)).backward();
        Assert.All(networks.Generator.parameters(), p => Assert.Null(p.grad));
        Assert.All(networks.Discriminator.parameters(), p => Assert.NotNull(p.grad));
    }

    [Fact]
    public void The_divergence_from_the_prior_has_its_closed_form()
    {
        var (mean, logVariance) = (Steps.Doubles(0, 0, 1, -2).view(2, 2), Steps.Doubles(0, 0, Math.Log(4), 0).view(2, 2));
        var divergence = GanObjective.VariationalLoss.Divergence(mean, logVariance).Doubles();
        Assert.Equal(0, divergence[0], 12);
        Assert.Equal(0.5 * ((1 + 4 - 1 - Math.Log(4)) + 4), divergence[1], 12);
    }

    [Fact]
    public void An_encoder_that_inverts_the_generator_leaves_bigan_in_balance()
    {
        // D undecided on all pairs: 2 ln 2 for both players.
        using var networks = Create(GanEncoder.Bidirectional);
        using (no_grad())
        {
            foreach (var (name, parameter) in networks.Discriminator.named_parameters())
            {
                if (name.StartsWith("logit", StringComparison.Ordinal))
                    parameter.zero_();
            }
        }

        Assert.Equal(2 * Math.Log(2), OfGenerator(networks, GanObjective.Bidirectional()).ToDouble(), 9);
        Assert.Equal(2 * Math.Log(2), OfDiscriminator(networks, GanObjective.Bidirectional()).ToDouble(), 9);
    }
}
