using System.Text.Json;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static Microsoft.ML.GanRefinement.GanObjective;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

[Collection(nameof(Trains))]
public class FGanTests
{
    // Data and generator on three outcomes.
    private static readonly double[] s_p = [0.5, 0.3, 0.2];
    private static readonly double[] s_q = [0.2, 0.2, 0.6];

    // D where T is f′(p/q), and the divergence.
    private static readonly Dictionary<FDivergence, (Func<double, double> Score, Func<double, double, double> Part)> s_forms = new()
    {
        [FDivergence.KullbackLeibler] = (u => 1 + Math.Log(u), (p, q) => p * Math.Log(p / q)),
        [FDivergence.ReverseKullbackLeibler] = (Math.Log, (p, q) => q * Math.Log(q / p)),
        [FDivergence.JensenShannon] = (Math.Log, (p, q) => (p * Math.Log(2 * p / (p + q))) + (q * Math.Log(2 * q / (p + q)))),
        [FDivergence.SquaredHellinger] = (u => 0.5 * Math.Log(u), (p, q) => Math.Pow(Math.Sqrt(p) - Math.Sqrt(q), 2)),
    };

    public static TheoryData<FDivergence> All => [.. Enum.GetValues<FDivergence>()];

    [Theory]
    [MemberData(nameof(All))]
    public void The_best_discriminator_measures_the_divergence_and_has_no_slope(FDivergence divergence)
    {
        var (score, part) = s_forms[divergence];
        var scores = Steps.Doubles([.. s_p.Zip(s_q, (p, q) => score(p / q))]).requires_grad_();
        var loss = Bound(FGan(divergence), scores);
        Assert.Equal(-s_p.Zip(s_q, part).Sum(), loss.ToDouble(), 9);
        Assert.All(autograd.grad([loss], [scores])[0].data<double>().ToArray(), slope => Assert.Equal(0, slope, 9));
        Assert.True(Bound(FGan(divergence), scores + 0.1).ToDouble() > loss.ToDouble());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_zero_where_the_generator_is_the_data(FDivergence divergence)
    {
        var same = Steps.Doubles(Enumerable.Repeat(s_forms[divergence].Score(1), 3).ToArray());
        Assert.Equal(0, FGan(divergence).DiscriminatorLoss(Steps.Discriminator(same, same)).ToDouble(), 9);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Has_the_gradient_of_its_difference_quotient(FDivergence divergence)
    {
        Tensor real = Steps.Doubles(0.3, -0.7, 1.8).requires_grad_(), fake = Steps.Doubles(-0.2, 0.9, -1.6).requires_grad_();
        foreach (var loss in new[] { FGan(divergence), FGan(divergence, nonSaturating: false) })
        {
            FiniteDifferences.Check(() => loss.DiscriminatorLoss(Steps.Discriminator(real, fake)), real, fake);
            FiniteDifferences.Check(() => loss.GeneratorLosses(Steps.Generator(fake)).sum(), fake);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_discriminator_wants_real_samples_higher_and_the_generator_its_own(FDivergence divergence)
    {
        Tensor real = Steps.Doubles(0.1).requires_grad_(), fake = Steps.Doubles(0.2).requires_grad_();
        foreach (var loss in new[] { FGan(divergence), FGan(divergence, nonSaturating: false) })
        {
            var d = autograd.grad([loss.DiscriminatorLoss(Steps.Discriminator(real, fake))], [real, fake]);
            Assert.True(d[0].ToDouble() < 0 && d[1].ToDouble() > 0);
            Assert.True(autograd.grad([loss.GeneratorLosses(Steps.Generator(fake)).sum()], [fake])[0].ToDouble() < 0);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Is_finite_far_out(FDivergence divergence)
    {
        foreach (var (r, f) in new[] { (1e4, -1e4), (-1e4, 1e4), (1e4, 1e4), (-1e4, -1e4) })
        {
            Tensor real = Steps.Doubles(r).to_type(ScalarType.Float32).requires_grad_(), fake = Steps.Doubles(f).to_type(ScalarType.Float32).requires_grad_();
            var value = FGan(divergence).DiscriminatorLoss(Steps.Discriminator(real, fake)) + FGan(divergence).GeneratorLosses(Steps.Generator(fake)).sum();
            value.backward();
            Assert.True(double.IsFinite(value.ToDouble()) && double.IsFinite(real.grad!.ToDouble()) && double.IsFinite(fake.grad!.ToDouble()));
        }
    }

    [Fact]
    public void Is_the_minimax_game_but_for_a_constant_where_it_is_jensen_and_shannons()
    {
        var step = Steps.Discriminator(Steps.Doubles(0.5, -2), Steps.Doubles(-0.25, 3));
        var minimax = Minimax().DiscriminatorLoss(step).ToDouble();
        Assert.Equal(minimax - (2 * Math.Log(2)), FGan(FDivergence.JensenShannon).DiscriminatorLoss(step).ToDouble(), 9);
    }

    [Fact]
    public void Trains_both_players_and_comes_back_from_json()
    {
        var loss = FGan(FDivergence.SquaredHellinger, nonSaturating: false);
        Assert.Equal(loss, JsonSerializer.Deserialize<GanObjective>(JsonSerializer.Serialize(loss)));
        using var networks = SmallPair.CreateNetworks();
        var (generator, discriminator) = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        SmallTraining.Run(networks, [], loss, iterations: 1);
        Assert.NotEqual(generator, Weights.Parameters(networks.Generator));
        Assert.NotEqual(discriminator, Weights.Parameters(networks.Discriminator));
    }

    [Fact]
    public void A_divergence_that_there_is_not_is_refused_by_name() =>
        Assert.Equal("divergence", Assert.Throws<ArgumentOutOfRangeException>(() => FGan((FDivergence)9)).ParamName);

    // D's loss with each outcome as often as it is.
    private static Tensor Bound(GanObjective loss, Tensor scores) => Enumerable.Range(0, s_p.Length).Select(i =>
    {
        var output = new DiscriminatorOutput(scores.narrow(0, i, 1));
        return (s_p[i] * loss.RealLoss(output, null)!) + (s_q[i] * ((SeparableObjective)loss).FakeLoss(output, null)!);
    }).Aggregate((a, b) => a + b);
}
