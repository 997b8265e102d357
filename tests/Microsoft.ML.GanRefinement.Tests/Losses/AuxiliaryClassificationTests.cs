using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Losses;

public class AuxiliaryClassificationTests
{
    private static readonly long[] s_classes = [2, 0];

    private static Tensor Logits() => tensor(new double[,] { { 0.2, -1, 0.7 }, { 1.5, 0.1, -0.3 } }, dtype: ScalarType.Float64).requires_grad_();

    [Fact]
    public void Is_the_logarithm_of_the_class_count_for_a_classifier_that_knows_nothing()
    {
        var zero = zeros(2, 3, dtype: ScalarType.Float64);
        var step = Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0), zero, tensor(s_classes), zero);
        Assert.Equal(Math.Log(3), new AuxiliaryClassification(1).DiscriminatorLoss(step).ToDouble(), 12);
    }

    [Fact]
    public void Is_minus_the_log_probability_of_the_class_asked_for_times_its_weight()
    {
        var losses = new AuxiliaryClassification(0.2)
            .GeneratorLosses(Steps.Generator(Steps.Doubles(0, 0), Logits(), tensor(s_classes))).data<double>().ToArray();
        Assert.Equal(-0.2 * Math.Log(Math.Exp(0.7) / (Math.Exp(0.2) + Math.Exp(-1) + Math.Exp(0.7))), losses[0], 12);
        Assert.Equal(-0.2 * Math.Log(Math.Exp(1.5) / (Math.Exp(1.5) + Math.Exp(0.1) + Math.Exp(-0.3))), losses[1], 12);
    }

    [Fact]
    public void Leaves_fakes_out_of_the_discriminators_loss()
    {
        var fakeLogits = Logits();
        var realLogits = Logits();
        var loss = new AuxiliaryClassification(1)
            .DiscriminatorLoss(Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0), realLogits, tensor(s_classes), fakeLogits));
        loss.backward();
        Assert.NotNull(realLogits.grad);
        Assert.Null(fakeLogits.grad);
    }

    [Fact]
    public void Is_absent_from_the_generators_loss_at_weight_zero()
    {
        var fake = Steps.Doubles(0.25, -3).requires_grad_();
        var step = Steps.Generator(fake, Logits(), tensor(s_classes));
        var sum = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(0)]).GeneratorLosses(step);
        Assert.Equal(GanObjective.Hinge().GeneratorLosses(step).data<double>().ToArray(), sum.data<double>().ToArray());
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var logits = Logits();
        var term = new AuxiliaryClassification(0.7);
        FiniteDifferences.Check(() => term.DiscriminatorLoss(Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0), logits, tensor(s_classes))), logits);
        FiniteDifferences.Check(() => term.GeneratorLosses(Steps.Generator(Steps.Doubles(0, 0), logits, tensor(s_classes))).sum(), logits);
    }

    [Fact]
    public void Classifies_fakes_in_the_discriminators_loss_where_it_is_told_to()
    {
        var logits = Steps.Doubles(2, 0, 0, 1).view(2, 2);
        var classes = tensor(new long[] { 0, 0 });
        var step = Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0), logits, classes, -logits);
        var real = nn.functional.cross_entropy(logits, classes).ToDouble();
        var fake = nn.functional.cross_entropy(-logits, classes).ToDouble();
        Assert.Equal(real, new AuxiliaryClassification(1).DiscriminatorLoss(step).ToDouble(), 12);
        Assert.Equal(0.5 * (real + fake), new AuxiliaryClassification(1, 0.5, classifiesFakes: true).DiscriminatorLoss(step).ToDouble(), 12);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double logit)
    {
        var logits = Steps.Doubles(logit, 0, -logit).view(1, 3).detach().requires_grad_();
        var classes = tensor(new long[] { 1 });
        var term = new AuxiliaryClassification(1, classifiesFakes: true);
        var value = term.DiscriminatorLoss(Steps.Discriminator(Steps.Doubles(0), Steps.Doubles(0), logits, classes, logits))
            + term.GeneratorLosses(Steps.Generator(Steps.Doubles(0), logits, classes)).sum();
        value.backward();
        Assert.Equal(3e4, value.ToDouble(), 6);
        Assert.True(logits.grad!.isfinite().all().item<bool>());
    }
}
