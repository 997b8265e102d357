using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class FeatureMatchingLossTests
{
    private static GeneratorStep Step(Tensor fake, Tensor real) => Steps.Generator(fake) with { RealOutput = Output(real), FakeOutput = Output(fake) };

    private static DiscriminatorOutput Output(Tensor features) => new(features.sum(1L), null, features);

    [Fact]
    public void Is_the_squared_distance_of_the_means_whatever_the_order_of_the_batch()
    {
        Tensor real = Steps.Doubles(1, 2, 3, 6).view(2, 2), fake = Steps.Doubles(0, 1, 2, 1).view(2, 2);
        var losses = GanObjective.FeatureMatching().GeneratorLosses(Step(fake, real));
        Assert.Equal([2], losses.shape);
        Assert.Equal(1 + 9, losses.mean().ToDouble(), 12);
        Assert.Equal(1 + 9, GanObjective.FeatureMatching().GeneratorLosses(Step(fake.flip(0), real)).mean().ToDouble(), 12);
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient_and_none_for_real_samples()
    {
        Tensor real = Steps.Doubles(1, 2, 3, 6).view(2, 2).requires_grad_(), fake = Steps.Doubles(0, 1, 2, 1).view(2, 2).requires_grad_();
        Tensor Loss() => GanObjective.FeatureMatching().GeneratorLosses(Step(fake, real)).mean();
        FiniteDifferences.Check(Loss, fake);
        Loss().backward();
        Assert.Null(real.grad);
    }

    [Fact]
    public void Of_a_sample_alone_is_the_non_saturating_loss() => Assert.Equal(
        GanObjective.NonSaturating().GeneratorLosses(Steps.Generator(Steps.Doubles(0.4))).ToDouble(),
        GanObjective.FeatureMatching().GeneratorLosses(Steps.Generator(Steps.Doubles(0.4))).ToDouble());

    [Fact]
    public void Its_discriminator_has_the_log_loss()
    {
        Tensor real = Steps.Doubles(0.3), fake = Steps.Doubles(-0.2);
        Assert.Equal(GanObjective.NonSaturating(0.9).DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble(),
            GanObjective.FeatureMatching(0.9).DiscriminatorLoss(Steps.Discriminator(real, fake)).ToDouble());
    }
}
