using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class UniformClassesOnFakesTests
{
    private static Tensor Logits(params double[] row) => Steps.Doubles(row).view(1, -1);

    [Fact]
    public void Is_zero_for_uniform_probabilities() =>
        Assert.Equal(0, GanRegularizer.UniformClassesPart.Divergence(Logits(1.3, 1.3, 1.3, 1.3)).ToDouble(), 12);

    [Fact]
    public void Is_bounded_by_the_logarithm_of_the_class_count()
    {
        var sure = Logits(200, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal(2.302585, GanRegularizer.UniformClassesPart.Divergence(sure).ToDouble(), 6);
    }

    [Fact]
    public void Has_the_known_value_and_gradient()
    {
        var logits = Steps.Doubles(2, 0, -1).requires_grad_();
        var value = GanRegularizer.UniformClassesPart.Divergence(logits.view(1, 3)).sum();
        value.backward();
        Assert.Equal(0.574346, value.ToDouble(), 6);
        var gradient = logits.grad!.data<double>().ToArray();
        Assert.Equal(0.299058, gradient[0], 6);
        Assert.Equal(-0.187917, gradient[1], 6);
        Assert.Equal(-0.111141, gradient[2], 6);
    }

    [Fact]
    public void Is_finite_far_out()
    {
        var logits = Logits(1e4, -1e4, 0).detach().requires_grad_();
        var value = GanRegularizer.UniformClassesPart.Divergence(logits).sum();
        value.backward();
        Assert.Equal(Math.Log(3), value.ToDouble(), 9);
        Assert.True(logits.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var logits = tensor(new double[,] { { 0.2, -1, 0.7 }, { 1.5, 0.1, -0.3 } }, dtype: ScalarType.Float64).requires_grad_();
        var penalty = new GanRegularizer.UniformClassesPart(0.4);
        FiniteDifferences.Check(() => penalty.Penalty(Steps.Discriminator(Steps.Doubles(0, 0), Steps.Doubles(0, 0), fakeClassLogits: logits))!, logits);
    }
}
