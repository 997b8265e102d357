using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class DriftTests
{
    private static readonly GanRegularizer.DriftPart s_penalty = new(0.5);

    [Fact]
    public void Is_the_mean_square_of_the_real_logits()
    {
        var step = Steps.Discriminator(Steps.Doubles(1, -3), Steps.Doubles(100, 100));
        Assert.Equal(0.5 * (1 + 9) / 2, s_penalty.Penalty(step)!.ToDouble(), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        Tensor real = Steps.Doubles(0.4, -1.2).requires_grad_(), fake = Steps.Doubles(2, 1);
        FiniteDifferences.Check(() => s_penalty.Penalty(Steps.Discriminator(real, fake))!, real);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double logit) =>
        Assert.Equal(0.5e8, s_penalty.Penalty(Steps.Discriminator(Steps.Doubles(logit), Steps.Doubles(0)))!.ToDouble(), 3);
}
