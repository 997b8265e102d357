using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class PullingAwayTests
{
    private static readonly GanRegularizer.PullingAwayPart s_penalty = new(1);

    private static double Of(Tensor features) => s_penalty.Penalty(Step(features))!.ToDouble();

    private static GeneratorStep Step(Tensor features) => new(features, null, features, new DiscriminatorOutput(features.sum(1L), null, features));

    [Fact]
    public void Is_one_for_features_of_one_direction_and_zero_for_orthogonal_ones()
    {
        Assert.Equal(1, Of(Steps.Doubles(3, 4, 3, 4, 6, 8).view(3, 2)), 9);
        Assert.Equal(1, Of(Steps.Doubles(3, 4, -3, -4).view(2, 2)), 9);
        Assert.Equal(0, Of(Steps.Doubles(2, 0, 0, 5).view(2, 2)), 9);
    }

    [Fact]
    public void Averages_over_the_pairs_of_different_samples()
    {
        // cos² is 0 between the axes and ½ between each and the diagonal: (0 + ½ + ½)/3.
        Assert.Equal(1.0 / 3, Of(Steps.Doubles(1, 0, 0, 1, 1, 1).view(3, 2)), 9);
    }

    [Fact]
    public void One_sample_has_no_other() => Assert.Null(s_penalty.Penalty(Step(Steps.Doubles(1, 2).view(1, 2))));

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var features = Steps.Doubles(0.3, -1, 0.8, 0.5, 1.2, -0.7).view(3, 2).detach().requires_grad_();
        FiniteDifferences.Check(() => s_penalty.Penalty(Step(features))!, features);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e4)]
    [InlineData(-1e4)]
    public void Is_finite_far_out_and_without_direction(double feature)
    {
        var features = Steps.Doubles(feature, 0, feature, feature).view(2, 2).detach().requires_grad_();
        var value = s_penalty.Penalty(Step(features))!;
        value.backward();
        Assert.True(double.IsFinite(value.ToDouble()) && features.grad!.isfinite().all().item<bool>());
    }
}
