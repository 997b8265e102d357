using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

/// <summary>What all adversarial losses have in common, and the closed forms of each.</summary>
public class ObjectiveTests
{
    private static readonly double s_ln2 = Math.Log(2);

    private static double Softplus(double x) => Math.Log(1 + Math.Exp(x));

    // Name; specification; L_D and L_G at r = f = 0; L_D and L_G at r = 0.5, f = −0.25.
    private static readonly (string Name, GanObjective Loss, double[] Values)[] s_cases =
    [
        ("non-saturating", GanObjective.NonSaturating(),
            [2 * s_ln2, s_ln2, Softplus(-0.5) + Softplus(-0.25), Softplus(0.25)]),
        ("smoothed", GanObjective.NonSaturating(0.9),
            [2 * s_ln2, s_ln2, (0.9 * Softplus(-0.5)) + (0.1 * Softplus(0.5)) + Softplus(-0.25), Softplus(0.25)]),
        ("minimax", GanObjective.Minimax(),
            [2 * s_ln2, -s_ln2, Softplus(-0.5) + Softplus(-0.25), -Softplus(-0.25)]),
        ("least squares", GanObjective.LeastSquares(),
            [0.5, 0.5, (0.5 * 0.25) + (0.5 * 0.0625), 0.5 * 1.5625]),
        ("least squares, whole, -1 1 0", GanObjective.LeastSquares(-1, 1, 0, half: false),
            [2, 0, 0.25 + 0.5625, 0.0625]),
        ("hinge", GanObjective.Hinge(), [2, 0, 0.5 + 0.75, 0.25]),
        ("wasserstein", GanObjective.Wasserstein(), [0, 0, -0.75, 0.25]),
        ("energy", GanObjective.EnergyBased(3), [3, 0, -0.5 + 2.75, 0.25]),
        ("relativistic", GanObjective.Relativistic(), [s_ln2, s_ln2, Softplus(-0.75), Softplus(0.75)]),
        ("relativistic average", GanObjective.RelativisticAverage(), [s_ln2, s_ln2, Softplus(-0.75), Softplus(0.75)]),
    ];

    public static TheoryData<string> Names => [.. s_cases.Select(c => c.Name)];

    private static (GanObjective Loss, double[] Values) Case(string name)
    {
        var found = s_cases.Single(c => c.Name == name);
        return (found.Loss, found.Values);
    }

    private static GeneratorStep Generator(Tensor fake, Tensor real) => Steps.Generator(fake) with { RealOutput = Steps.Generator(real).FakeOutput };

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_its_closed_form(string name)
    {
        var (loss, values) = Case(name);
        Tensor zero = Steps.Doubles(0, 0), r = Steps.Doubles(0.5, 0.5), f = Steps.Doubles(-0.25, -0.25);
        Assert.Equal(values[0], loss.DiscriminatorLoss(Steps.Discriminator(zero, zero)).ToDouble(), 9);
        Assert.Equal(values[1], loss.GeneratorLosses(Generator(zero, zero)).mean().ToDouble(), 9);
        Assert.Equal(values[2], loss.DiscriminatorLoss(Steps.Discriminator(r, f)).ToDouble(), 9);
        Assert.Equal(values[3], loss.GeneratorLosses(Generator(f, r)).mean().ToDouble(), 9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_gradient_of_its_difference_quotient(string name)
    {
        var (loss, _) = Case(name);
        var real = Steps.Doubles(0.3, -0.7, 1.8).requires_grad_();
        var fake = Steps.Doubles(-0.2, 0.9, -1.6).requires_grad_();
        FiniteDifferences.Check(() => loss.DiscriminatorLoss(Steps.Discriminator(real, fake)), real, fake);
        FiniteDifferences.Check(() => loss.GeneratorLosses(Generator(fake, real.detach())).sum(), fake);
        FiniteDifferences.Check(() => loss.GeneratorLosses(Steps.Generator(fake)).sum(), fake);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_finite_far_out(string name)
    {
        var (loss, _) = Case(name);
        foreach (var type in new[] { ScalarType.Float64, ScalarType.Float32 })
        {
            foreach (var (r, f) in new[] { (1e4, -1e4), (-1e4, 1e4), (1e4, 1e4), (-1e4, -1e4) })
            {
                Tensor real = Steps.Doubles(r).to_type(type).requires_grad_(), fake = Steps.Doubles(f).to_type(type).requires_grad_();
                var value = loss.DiscriminatorLoss(Steps.Discriminator(real, fake)) + loss.GeneratorLosses(Generator(fake, real)).sum();
                value.backward();
                Assert.True(double.IsFinite(value.ToDouble()) && double.IsFinite(real.grad!.ToDouble()) && double.IsFinite(fake.grad!.ToDouble()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pulls_the_players_apart(string name)
    {
        // D wants real samples higher and fakes lower, G fakes higher; each where the loss is not flat.
        var (loss, _) = Case(name);
        Tensor real = Steps.Doubles(0.1).requires_grad_(), fake = Steps.Doubles(0.2).requires_grad_();
        var d = autograd.grad([loss.DiscriminatorLoss(Steps.Discriminator(real, fake))], [real, fake]);
        Assert.True(d[0].ToDouble() < 0 && d[1].ToDouble() > 0);
        if (!name.Contains("-1 1 0"))
            Assert.True(autograd.grad([loss.GeneratorLosses(Steps.Generator(fake)).sum()], [fake])[0].ToDouble() < 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_generator_one_loss_a_sample_that_no_other_sample_changes_in_refinement(string name)
    {
        var (loss, _) = Case(name);
        var both = loss.GeneratorLosses(Steps.Generator(Steps.Doubles(0.4, -2)));
        Assert.Equal([2L], both.shape);
        Assert.Equal(loss.GeneratorLosses(Steps.Generator(Steps.Doubles(0.4))).ToDouble(), both[0].ToDouble(), 12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_sum_of_its_parts_where_it_says_so(string name)
    {
        var step = Steps.Discriminator(Steps.Doubles(0.5, 3), Steps.Doubles(-0.5, 1));
        if (Case(name).Loss is SeparableObjective loss)
        {
            Assert.Equal(
                loss.DiscriminatorLoss(step).ToDouble(), (loss.RealLoss(step.RealOutput, null)! + loss.FakeLoss(step.FakeOutput, null)!).ToDouble(), 12);
        }
        else
        {
            Assert.True(Case(name).Loss.ComparesWithReal);
        }
    }

    // Two outcomes, of which data and generator have the shares p and q: σ(D*) = s·p/(p + q), with s = 1 8/13 and 2/7.
    [Theory]
    [InlineData(1)]
    [InlineData(0.9)]
    public void The_optimal_discriminator_of_the_log_losses_is_the_share_of_the_data_as_far_as_it_is_labelled_so(double label)
    {
        foreach (var loss in new GanObjective[] { GanObjective.Minimax(label), GanObjective.NonSaturating(label) })
        {
            foreach (var (p, q, share) in new[] { (0.8, 0.5, 8.0 / 13), (0.2, 0.5, 2.0 / 7) })
                Assert.Equal(0, Slope(loss, p, q, Math.Log(label * share / (1 - (label * share)))), 9);
        }
    }

    [Fact]
    public void The_log_loss_of_the_optimal_discriminator_measures_the_jensen_shannon_divergence()
    {
        double[] p = [0.8, 0.2], q = [0.5, 0.5];
        var loss = GanObjective.Minimax();
        var atBest = p.Zip(q, (a, b) => Loss((SeparableObjective)loss, a, b, Steps.Doubles(Math.Log(a / b))).ToDouble()).Sum();
        double Divergence(double[] from) => from.Select((a, i) => a * Math.Log(2 * a / (p[i] + q[i]))).Sum();
        Assert.Equal((2 * s_ln2) - Divergence(p) - Divergence(q), atBest, 9);
    }

    [Fact]
    public void The_optimal_discriminator_of_least_squares_lies_between_the_targets_by_the_shares() =>
        Assert.Equal(0, Slope(GanObjective.LeastSquares(fakeTarget: -1, realTarget: 2), 0.8, 0.5, ((2 * 0.8) - (1 * 0.5)) / (0.8 + 0.5)), 9);

    [Theory]
    [InlineData(0)]
    [InlineData(1.7)]
    [InlineData(3)]
    public void The_energy_loss_of_a_generator_that_is_right_is_the_margin(double energy)
    {
        var logit = Steps.Doubles(-energy);
        Assert.Equal(3, GanObjective.EnergyBased(3).DiscriminatorLoss(Steps.Discriminator(logit, logit)).ToDouble(), 9);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(0.4)]
    [InlineData(30)]
    public void The_generators_slope_fades_where_the_discriminator_is_sure_in_the_minimax_loss_alone(double f)
    {
        var sigmoid = 1 / (1 + Math.Exp(-f));
        Assert.Equal(-sigmoid, GeneratorSlope(GanObjective.Minimax(), f), 9);
        Assert.Equal(-(1 - sigmoid), GeneratorSlope(GanObjective.NonSaturating(), f), 9);
    }

    [Fact]
    public void Who_swaps_real_and_generated_samples_swaps_the_relativistic_players()
    {
        Tensor r = Steps.Doubles(0.5, 3), f = Steps.Doubles(-0.5, 1);
        foreach (var loss in new GanObjective[] { GanObjective.Relativistic(), GanObjective.RelativisticAverage() })
            Assert.Equal(loss.DiscriminatorLoss(Steps.Discriminator(f, r)).ToDouble(), loss.GeneratorLosses(Generator(f, r)).mean().ToDouble(), 12);
    }

    private static Tensor Loss(SeparableObjective loss, double p, double q, Tensor logit)
    {
        var step = Steps.Discriminator(logit, logit);
        return (p * loss.RealLoss(step.RealOutput, null)!) + (q * loss.FakeLoss(step.FakeOutput, null)!);
    }

    private static double Slope(GanObjective loss, double p, double q, double at)
    {
        var logit = Steps.Doubles(at).requires_grad_();
        return autograd.grad([Loss((SeparableObjective)loss, p, q, logit).sum()], [logit])[0].ToDouble();
    }

    private static double GeneratorSlope(GanObjective loss, double at)
    {
        var logit = Steps.Doubles(at).requires_grad_();
        return autograd.grad([loss.GeneratorLosses(Steps.Generator(logit)).sum()], [logit])[0].ToDouble();
    }

    [Fact]
    public void Adding_a_constant_to_a_wasserstein_critic_changes_nothing()
    {
        Tensor r = Steps.Doubles(0.5, 3), f = Steps.Doubles(-0.5, 1);
        var loss = GanObjective.Wasserstein();
        Assert.Equal(loss.DiscriminatorLoss(Steps.Discriminator(r, f)).ToDouble(), loss.DiscriminatorLoss(Steps.Discriminator(r + 7, f + 7)).ToDouble(), 12);
    }
}
