using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class CategoricalTests
{
    private static readonly GanObjective s_loss = GanObjective.Categorical();

    private static DiscriminatorOutput Output(Tensor categories) => new(categories.sum(1L)) { Categories = categories };

    private static DiscriminatorStep Step(Tensor real, Tensor fake) =>
        Steps.Discriminator(real.sum(1L), fake.sum(1L)) with { RealOutput = Output(real), FakeOutput = Output(fake) };

    private static GeneratorStep Step(Tensor fake) =>
        new(fake, null, fake, Output(fake)) { Generator = new DoubleGenerator((z, w) => z * w, 1) };

    [Fact]
    public void Wants_real_samples_sure_and_even_and_generated_ones_unsure()
    {
        // Two rows, each sure of a category of its own; and two undecided ones.
        Tensor sure = Steps.Doubles(50, 0, 0, 50).view(2, 2), unsure = Steps.Doubles(0, 0, 1, 1).view(2, 2), same = Steps.Doubles(50, 0, 50, 0).view(2, 2);
        Assert.Equal(-2 * Math.Log(2), s_loss.DiscriminatorLoss(Step(sure, unsure)).ToDouble(), 9);
        Assert.Equal(-Math.Log(2), s_loss.DiscriminatorLoss(Step(same, unsure)).ToDouble(), 9);
        Assert.Equal(-Math.Log(2), s_loss.DiscriminatorLoss(Step(sure, sure)).ToDouble(), 9);
        Assert.Equal(-Math.Log(2), s_loss.GeneratorLosses(Step(sure)).mean().ToDouble(), 9);
        Assert.Equal(0, s_loss.GeneratorLosses(Step(unsure)).mean().ToDouble(), 9);
        Assert.Equal(0, s_loss.GeneratorLosses(Step(same)).mean().ToDouble(), 9);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var real = Steps.Doubles(0.3, -1, 0.2, 1.1, 0, -0.4).view(2, 3).requires_grad_();
        var fake = Steps.Doubles(1, 0.2, -0.3, 0.4, 0.5, 0).view(2, 3).requires_grad_();
        FiniteDifferences.Check(() => s_loss.DiscriminatorLoss(Step(real, fake)), real, fake);
        FiniteDifferences.Check(() => s_loss.GeneratorLosses(Step(fake)).mean(), fake);
    }

    [Fact]
    public void Needs_a_discriminator_with_categories()
    {
        var options = new StandardGanTrainer.Options { Objective = s_loss };
        Assert.Contains("GanNetworkOptions.Categories", Assert.Throws<ArgumentException>(() => new GanRefinement.Trainers.GanMethod("test", options)).Message);
    }
}
