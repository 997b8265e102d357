using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class FeatureMatchingTests
{
    private static readonly GanRegularizer.FeatureMatchingPart s_penalty = new(2);

    private static GeneratorStep Step(Tensor real, Tensor fake) =>
        new(fake, null, fake, new DiscriminatorOutput(fake.sum(1L), null, fake)) { RealOutput = new DiscriminatorOutput(real.sum(1L), null, real) };

    private static Tensor Rows(params double[] values) => Steps.Doubles(values).view(-1, 2);

    [Fact]
    public void Is_the_squared_distance_of_the_means_whatever_the_order_of_the_batch()
    {
        Tensor real = Rows(1, 2, 3, 4), fake = Rows(0, 0, 2, 2);
        Assert.Equal(2 * (1 + 4), s_penalty.Penalty(Step(real, fake))!.ToDouble(), 12);
        Assert.Equal(2 * (1 + 4), s_penalty.Penalty(Step(Rows(3, 4, 1, 2), Rows(2, 2, 0, 0)))!.ToDouble(), 12);
        Assert.Equal(0, s_penalty.Penalty(Step(real, Rows(3, 2, 1, 4)))!.ToDouble(), 12);
        Assert.True(((IGeneratorRegularizer)s_penalty).ComparesWithReal);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient_and_none_for_real_features()
    {
        Tensor real = Rows(1, 2, 3, 4).requires_grad_(), fake = Rows(0.3, -0.4, 2, 1).requires_grad_();
        FiniteDifferences.Check(() => s_penalty.Penalty(Step(real, fake))!, fake);
        s_penalty.Penalty(Step(real, fake))!.backward();
        Assert.Null(real.grad);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double feature) => Assert.True(double.IsFinite(s_penalty.Penalty(Step(Rows(feature, 0), Rows(-feature, 0)))!.ToDouble()));
}
