using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

/// <summary>The penalties at other points and of other shapes than WGAN-GP's, as users get them: closed forms on a linear critic.</summary>
public class GradientShapesTests
{
    private const double SquaredNorm = (1.2 * 1.2) + (0.9 * 0.9);
    private static readonly double s_norm = Math.Sqrt(SquaredNorm);

    private static Tensor Real => Steps.Doubles(0.3, -0.6, 1.1, 0.4).view(2, 2);
    private static Tensor Fake => Steps.Doubles(-0.7, 0.2, 0.5, -1.3).view(2, 2);

    private static readonly (string Name, GanRegularizer Regularizer, double Expected)[] s_cases =
    [
        ("gradient penalty", GanRegularizer.GradientPenalty(3), 3 * Math.Pow(s_norm - 1, 2)),
        ("gradient penalty, one side", GanRegularizer.GradientPenalty(3, target: 2, oneSided: true), 0),
        ("dragan, distance", GanRegularizer.Dragan(3, 0.7), 3 * Math.Pow(s_norm - 0.7, 2)),
        ("dragan, excess", GanRegularizer.Dragan(3, 0.7, form: DraganForm.Excess), 3 * (SquaredNorm - 0.7)),
        ("dragan, no excess", GanRegularizer.Dragan(3, 5, form: DraganForm.Excess), 0),
        ("dragan, squared norm", GanRegularizer.Dragan(3, form: DraganForm.SquaredNorm), 3 * SquaredNorm),
        ("R1", GanRegularizer.R1(8), 4 * SquaredNorm),
        ("R2", GanRegularizer.R2(8), 4 * SquaredNorm),
        ("Wasserstein divergence", GanRegularizer.WassersteinDivergence(), 2 * Math.Pow(SquaredNorm, 3)),
        ("Wasserstein divergence, p = 1", GanRegularizer.WassersteinDivergence(4, 1), 4 * s_norm),
    ];

    public static TheoryData<string> Names => [.. s_cases.Select(c => c.Name)];

    private static IDiscriminatorRegularizer Build(GanRegularizer regularizer) =>
        Assert.Single(regularizer.Build(new RegularizerContext(null!, null!, Seed: 2)).Discriminator);

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_linear_critic_has_its_closed_form(string name)
    {
        var (_, regularizer, expected) = s_cases.Single(c => c.Name == name);
        using var critic = FormulaCritic.Linear(1.2, -0.9);
        Assert.Equal(expected, Build(regularizer).Penalty(critic.Step(Real, Fake))!.ToDouble(), 7);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_the_gradient_of_its_difference_quotient(string name)
    {
        using var critic = new FormulaCritic((x, w) => (x.square() * w).sum(1L).tanh() + (x.matmul(w) * 0.5), 1.1, -0.8);
        var step = critic.Step(Real, Fake);
        var penalty = Build(s_cases.Single(c => c.Name == name).Regularizer);
        FiniteDifferences.Check(() => penalty.Penalty(step)!, critic.Weight);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_finite_far_out_and_where_the_critic_is_flat(string name)
    {
        var penalty = Build(s_cases.Single(c => c.Name == name).Regularizer);
        foreach (var a in new[] { 0, 1e4, -1e4 })
        {
            using var critic = FormulaCritic.Quadratic(a);
            var value = penalty.Penalty(critic.Step(Real, Fake))!;
            value.backward();
            Assert.True(double.IsFinite(value.ToDouble()) && double.IsFinite(critic.Weight.grad!.ToDouble()));
        }
    }

    [Fact]
    public void R1_looks_at_real_and_R2_at_generated_samples()
    {
        using var critic = FormulaCritic.Quadratic(1);
        var step = critic.Step(Real, Fake);
        Assert.Equal(Real.square().sum(1L).mean().ToDouble(), Build(GanRegularizer.R1(2)).Penalty(step)!.ToDouble(), 9);
        Assert.Equal(Fake.square().sum(1L).mean().ToDouble(), Build(GanRegularizer.R2(2)).Penalty(step)!.ToDouble(), 9);
    }

    [Fact]
    public void Dragan_without_noise_is_R1_of_twice_the_weight()
    {
        using var critic = FormulaCritic.Quadratic(1.3);
        var step = critic.Step(Real, Fake);
        Assert.Equal(
            Build(GanRegularizer.R1(6)).Penalty(step)!.ToDouble(),
            Build(GanRegularizer.Dragan(3, noiseVariance: 0, form: DraganForm.SquaredNorm)).Penalty(step)!.ToDouble(), 12);
    }

    [Fact]
    public void Dragans_noise_is_on_both_sides_with_the_variance_asked_for()
    {
        using var critic = FormulaCritic.Linear([.. Enumerable.Repeat(1.0, 50)]);
        var real = zeros(400, 50, dtype: ScalarType.Float64);
        Build(GanRegularizer.Dragan(noiseVariance: 0.09)).Penalty(critic.Step(real, real));
        Assert.Equal(0, critic.LastSamples!.mean().ToDouble(), 0.01);
        Assert.Equal(0.09, critic.LastSamples!.square().mean().ToDouble(), 0.003);
    }

    [Fact]
    public void R1_lets_the_Dirac_GAN_converge_where_it_circles_without()
    {
        // D(x) = ψx, the data at 0, G at θ, with the Wasserstein loss: the others are like it near 0, but for a factor.
        double Distance(double gamma)
        {
            using var critic = FormulaCritic.Linear(1);
            var (theta, penalty) = (1.0, gamma == 0 ? null : Build(GanRegularizer.R1(gamma)));
            for (var i = 0; i < 400; i++)
            {
                using var scope = NewDisposeScope();
                var step = critic.Step(zeros(1, 1, dtype: ScalarType.Float64), Steps.Doubles(theta).view(1, 1));
                var loss = step.FakeOutput.Logits.mean() - step.RealOutput.Logits.mean();
                if (penalty?.Penalty(step) is { } p)
                    loss += p;
                var (psi, slope) = (critic.Weight.ToDouble(), autograd.grad([loss], [critic.Weight])[0].ToDouble());
                using (no_grad())
                    critic.Weight.sub_(0.1 * slope);
                theta += 0.1 * psi;
            }
            return Math.Sqrt((theta * theta) + Math.Pow(critic.Weight.ToDouble(), 2));
        }

        // Each step of both at once lengthens (θ, ψ) by √(1 + 0.1²), from √2.
        Assert.Equal(Math.Sqrt(2) * Math.Pow(1.01, 200), Distance(0), 1e-6);
        Assert.True(Distance(1) < 1e-3);
    }
}
