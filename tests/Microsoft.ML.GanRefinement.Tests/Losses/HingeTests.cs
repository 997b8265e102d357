using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class HingeTests
{
    private readonly GanObjective _hinge = GanObjective.Hinge();

    [Fact]
    public void Is_two_for_the_discriminator_and_zero_for_the_generator_at_zero()
    {
        var zero = Steps.Doubles(0, 0);
        Assert.Equal(2, _hinge.DiscriminatorLoss(Steps.Discriminator(zero, zero)).ToDouble(), 12);
        Assert.Equal(0, _hinge.GeneratorLosses(Steps.Generator(zero)).sum().ToDouble(), 12);
    }

    [Fact]
    public void Averages_over_the_batch_for_the_discriminator_and_keeps_samples_apart_for_the_generator()
    {
        var step = Steps.Discriminator(Steps.Doubles(0.5, 3), Steps.Doubles(-0.5, 1));
        Assert.Equal((0.5 + 0) / 2 + (0.5 + 2) / 2, _hinge.DiscriminatorLoss(step).ToDouble(), 12);
        Assert.Equal([0.5, -1], _hinge.GeneratorLosses(Steps.Generator(Steps.Doubles(-0.5, 1))).data<double>().ToArray());
    }

    [Fact]
    public void Has_no_discriminator_gradient_beyond_the_margins()
    {
        var real = Steps.Doubles(1.5, 2).requires_grad_();
        var fake = Steps.Doubles(-1.5, -2).requires_grad_();
        _hinge.DiscriminatorLoss(Steps.Discriminator(real, fake)).backward();
        Assert.Equal(0, real.grad!.abs().sum().ToDouble());
        Assert.Equal(0, fake.grad!.abs().sum().ToDouble());
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double logit)
    {
        var x = Steps.Doubles(logit).requires_grad_();
        var loss = _hinge.DiscriminatorLoss(Steps.Discriminator(x, x));
        loss.backward();
        Assert.True(double.IsFinite(loss.ToDouble()));
        Assert.True(double.IsFinite(x.grad!.ToDouble()));
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var real = Steps.Doubles(0.3, -0.7, 1.8).requires_grad_();
        var fake = Steps.Doubles(-0.2, 0.9, -1.6).requires_grad_();
        FiniteDifferences.Check(() => _hinge.DiscriminatorLoss(Steps.Discriminator(real, fake)), real, fake);
        FiniteDifferences.Check(() => _hinge.GeneratorLosses(Steps.Generator(fake)).sum(), fake);
    }
}
