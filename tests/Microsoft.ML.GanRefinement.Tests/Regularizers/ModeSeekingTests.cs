using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class ModeSeekingTests
{
    private static readonly GanRegularizer.ModeSeekingPart s_penalty = new(3);

    private static GeneratorStep Step(Tensor latents, Tensor samples, Tensor? classes = null) =>
        new(latents, classes, samples, new DiscriminatorOutput(samples.sum(1L), null, samples));

    private static Tensor Column(params double[] values) => Steps.Doubles(values).view(-1, 1);

    [Theory]
    [InlineData(2.0)]
    [InlineData(-0.5)]
    public void In_one_dimension_the_ratio_is_the_slope(double slope)
    {
        var z = Column(0.1, -0.7, 1.3, 0.4);
        Assert.Equal(3 / (Math.Abs(slope) + 1e-5), s_penalty.Penalty(Step(z, slope * z))!.ToDouble(), 9);
    }

    [Fact]
    public void One_half_of_the_batch_meets_the_other()
    {
        // |0−2|/|0−1| = 2 and |0−3|/|0−1| = 3; the fifth stays alone.
        var (z, x) = (Column(0, 0, 1, 1, 7), Column(0, 0, 2, 3, 100));
        Assert.Equal(3 / (2.5 + 1e-5), s_penalty.Penalty(Step(z, x))!.ToDouble(), 9);
    }

    [Fact]
    public void With_classes_only_samples_of_one_class_meet()
    {
        var classes = tensor(new long[] { 0, 1, 0, 1, 2 });
        // Class 0: |0−2|/|0−1| = 2; class 1: |10−14|/|0−1| = 4; class 2 has nobody to meet.
        var (z, x) = (Column(0, 0, 1, 1, 5), Column(0, 10, 2, 14, 50));
        Assert.Equal(3 / (3 + 1e-5), s_penalty.Penalty(Step(z, x, classes))!.ToDouble(), 9);
        Assert.Null(s_penalty.Penalty(Step(z.narrow(0, 0, 2), x.narrow(0, 0, 2), classes.narrow(0, 0, 2))));
    }

    [Fact]
    public void Latents_that_coincide_are_no_division_by_zero()
    {
        var x = Column(1, 1).requires_grad_();
        var value = s_penalty.Penalty(Step(Column(0.5, 0.5), x))!;
        value.backward();
        Assert.True(double.IsFinite(value.ToDouble()) && x.grad!.isfinite().all().item<bool>());
    }

    [Fact]
    public void One_sample_has_no_other() => Assert.Null(s_penalty.Penalty(Step(Column(1), Column(2))));

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var z = Column(0.1, -0.7, 1.3, 0.4);
        var x = Column(0.2, 0.9, -0.5, 1.7).detach().requires_grad_();
        FiniteDifferences.Check(() => s_penalty.Penalty(Step(z, x))!, x);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out(double sample) => Assert.True(double.IsFinite(s_penalty.Penalty(Step(Column(0, 1), Column(0, sample)))!.ToDouble()));
}
