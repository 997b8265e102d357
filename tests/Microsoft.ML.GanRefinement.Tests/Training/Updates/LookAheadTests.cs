using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Training.Updates;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Updates;

public class LookAheadTests
{
    private static FormulaCritic Curved() => new((x, w) => (x.matmul(w.narrow(0, 0, 2)) + 0.2).tanh() * w[2], 0.5, -0.8, 1.3)
    {
        FeaturesOf = (x, w) => (x * w.narrow(0, 0, 2)).tanh(),
    };

    private static LookAheadSettings Settings(int steps, double rate, GanOptimizer optimizer = GanOptimizer.Sgd, bool detached = false) =>
        new(steps, optimizer, rate, 0.5, 0.9, detached);

    private static Tensor Loss(LookAheadSettings settings, GanObjective objective, FormulaCritic critic, Tensor fake, Tensor real)
    {
        var ahead = new LookAhead(settings, objective, critic);
        return new FrozenScope(critic).Run(() => ahead.Loss(new PlayersBatch(fake, null, real, null), (x, ofReal) =>
            objective.GeneratorLosses(new GeneratorStep(x, null, x, critic.call(x, null)) { RealOutput = ofReal }).mean()));
    }

    // With the real sample at 0 and D(x) = −y·x the game is V = x·y: G descends x, D ascends y. Closed forms: y + 2khx, and y + khx if D's steps are constants.
    [Theory]
    [InlineData(false, 1.0)]
    [InlineData(true, 0.65)]
    public void Of_the_bilinear_game_has_the_closed_forms_gradient(bool detached, double expected)
    {
        using var critic = FormulaCritic.Linear(-0.3);
        var x = Steps.Doubles(0.7).view(1, 1).requires_grad_();
        Loss(Settings(5, 0.1, detached: detached), GanObjective.Wasserstein(), critic, x, Steps.Doubles(0).view(1, 1)).backward();
        Assert.Equal(expected, x.grad!.ToDouble(), 12);
        Assert.Equal(-0.3, critic.Weight.ToDouble());
        Assert.Null(critic.Weight.grad);
    }

    [Theory]
    [InlineData(GanOptimizer.Sgd, "non-saturating")]
    [InlineData(GanOptimizer.Sgd, "relativistic")]
    [InlineData(GanOptimizer.Adam, "non-saturating")]
    [InlineData(GanOptimizer.Adam, "least squares")]
    [InlineData(GanOptimizer.Sgd, "feature matching")]
    public void Has_the_gradient_of_its_difference_quotient(GanOptimizer optimizer, string loss)
    {
        var objective = loss switch
        {
            "relativistic" => GanObjective.RelativisticAverage(),
            "least squares" => GanObjective.LeastSquares(),
            "feature matching" => GanObjective.FeatureMatching(),
            _ => GanObjective.NonSaturating(),
        };
        using var critic = Curved();
        Tensor fake = Steps.Doubles(0.3, -0.4, 1.1, 0.2).view(2, 2).requires_grad_(), real = Steps.Doubles(0.1, 0.9, -0.7, 0.4).view(2, 2);
        var before = critic.Weight.Doubles();
        FiniteDifferences.Check(() => Loss(Settings(3, 0.2, optimizer), objective, critic, fake, real), fake);
        Assert.Equal(before, critic.Weight.Doubles());
    }

    [Theory]
    [InlineData(GanOptimizer.Sgd)]
    [InlineData(GanOptimizer.Adam)]
    public void Is_the_loss_against_the_discriminator_that_has_really_stepped(GanOptimizer kind)
    {
        using var critic = Curved();
        using var stepped = Curved();
        Tensor fake = Steps.Doubles(0.3, -0.4, 1.1, 0.2).view(2, 2), real = Steps.Doubles(0.1, 0.9, -0.7, 0.4).view(2, 2);
        var objective = GanObjective.NonSaturating();
        using GanRefinement.Torch.Optimizers.Optimizer optimizer = kind == GanOptimizer.Sgd
            ? new GanRefinement.Torch.Optimizers.Sgd([stepped.Weight]) : new GanRefinement.Torch.Optimizers.Adam([stepped.Weight], 0.5, 0.9);
        for (var i = 0; i < 4; i++)
        {
            optimizer.ClearGradients();
            objective.DiscriminatorLoss(stepped.Step(real, fake)).backward();
            optimizer.Step(0.1);
        }

        var expected = objective.GeneratorLosses(new GeneratorStep(fake, null, fake, stepped.call(fake, null))).mean();
        Assert.Equal(expected.ToDouble(), Loss(Settings(4, 0.1, kind), objective, critic, fake, real).ToDouble(), 7);
    }

    [Fact]
    public void Restores_the_discriminator_when_the_loss_throws()
    {
        using var critic = Curved();
        var before = critic.Weight.Doubles();
        var fake = Steps.Doubles(0.3, -0.4).view(1, 2);
        var ahead = new LookAhead(Settings(2, 0.1), GanObjective.NonSaturating(), critic);
        Assert.Throws<InvalidOperationException>(() => new FrozenScope(critic).Run(() =>
            ahead.Loss(new PlayersBatch(fake, null, fake, null), (_, _) => throw new InvalidOperationException())));
        Assert.Equal(before, critic.Weight.Doubles());
    }
}
