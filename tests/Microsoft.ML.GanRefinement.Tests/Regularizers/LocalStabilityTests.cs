using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers.Penalties;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class LocalStabilityTests
{
    private static Tensor Nothing => Steps.Doubles(0).view(1, 1);

    // With real samples at 0 and D(x) = y·x, the critic's loss on G's x is y·x: the bilinear game V = x·y.
    private static Tensor Bilinear(double eta, Tensor x, FormulaCritic critic) => Penalty(GanObjective.Wasserstein(), eta, x, Nothing, critic);

    private static Tensor Penalty(GanObjective objective, double eta, Tensor fake, Tensor real, FormulaCritic critic)
    {
        var penalty = new LocalStabilityPenalty(eta, objective, critic);
        return new FrozenScope(critic).Run(() =>
            penalty.Penalty(new GeneratorStep(fake, null, fake, critic.call(fake, null)) { Real = real })!);
    }

    [Fact]
    public void Of_the_bilinear_game_has_the_gradient_of_its_closed_form_and_leaves_the_critic_alone()
    {
        using var critic = FormulaCritic.Linear(0.3);
        var x = Steps.Doubles(0.7).view(1, 1).requires_grad_();
        var penalty = Bilinear(0.4, x, critic);
        Assert.Equal(0.4 * 0.49, penalty.ToDouble(), 12);
        penalty.backward();
        Assert.Equal(2 * 0.4 * 0.7, x.grad!.ToDouble(), 12);
        Assert.Null(critic.Weight.grad);
        Assert.True(critic.Weight.requires_grad);
    }

    // Both players step at once by h: x descends V + η‖∂V/∂y‖², y ascends V. The step is linear, with determinant 1 − 2ηh + h².
    [Theory]
    [InlineData(0.1, 0.2)]
    [InlineData(0.2, 0.02)]
    public void A_joint_step_contracts_if_the_rate_is_below_twice_the_weight(double h, double eta)
    {
        double[] Step(double x0, double y0)
        {
            using var critic = FormulaCritic.Linear(y0);
            var x = Steps.Doubles(x0).view(1, 1).requires_grad_();
            (critic.call(x, null).Logits.sum() + Bilinear(eta, x, critic)).backward();
            return [x0 - (h * x.grad!.ToDouble()), y0 + (h * x0)];
        }
        var (a, b) = (Step(1, 0), Step(0, 1));
        var determinant = (a[0] * b[1]) - (a[1] * b[0]);
        Assert.Equal(1 - (2 * eta * h) + (h * h), determinant, 12);
        Assert.Equal(h < 2 * eta, determinant < 1);
    }

    [Theory]
    [InlineData("hinge")]
    [InlineData("non-saturating")]
    [InlineData("relativistic")]
    public void Has_the_gradient_of_its_difference_quotient(string loss)
    {
        var objective = loss switch
        {
            "hinge" => GanObjective.Hinge(),
            "relativistic" => GanObjective.RelativisticAverage(),
            _ => GanObjective.NonSaturating(1),
        };
        using var critic = new FormulaCritic((x, w) => (x.matmul(w.narrow(0, 0, 2)) + 0.2).tanh() * w[2], 0.5, -0.8, 1.3);
        Tensor fake = Steps.Doubles(0.3, -0.4, 1.1, 0.2).view(2, 2).requires_grad_(), real = Steps.Doubles(0.1, 0.9, -0.7, 0.4).view(2, 2);
        FiniteDifferences.Check(() => Penalty(objective, 0.7, fake, real, critic), fake);
    }

    [Fact]
    public void Is_what_the_critics_own_backward_pass_gives()
    {
        using var critic = FormulaCritic.Linear(0.5, -1);
        Tensor fake = Steps.Doubles(3, 1, 0.5, 2).view(2, 2), real = Steps.Doubles(1, 1, 2, 0).view(2, 2);
        GanObjective.NonSaturating(1).DiscriminatorLoss(critic.Step(real, fake)).backward();
        Assert.Equal(critic.Weight.grad!.square().sum().ToDouble(), Penalty(GanObjective.NonSaturating(1), 1, fake, real, critic).ToDouble(), 12);
    }
}
