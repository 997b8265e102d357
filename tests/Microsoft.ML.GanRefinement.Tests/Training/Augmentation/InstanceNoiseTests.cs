using Microsoft.ML.GanRefinement.Training.Augmentation;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Augmentation;

public class InstanceNoiseTests
{
    private static readonly IInputTransform s_fading = Assert.Single(GanInputTransform.InstanceNoise(0.5, 100).Build(seed: 9));

    [Fact]
    public void Between_two_points_it_makes_the_divergence_finite()
    {
        // Points θ apart, each under N(0, σ²): KL = θ²/2σ². Noise on one side alone would make it infinite.
        const double Theta = 0.8;
        var real = s_fading.Apply(zeros(40_000, 1, dtype: ScalarType.Float64), real: true, 50, 3);
        var fake = s_fading.Apply(full([40_000, 1], Theta, dtype: ScalarType.Float64), real: false, 50, 3);
        var sigma = fake.std().ToDouble();
        var between = (fake.mean() - real.mean()).ToDouble();
        Assert.Equal(sigma, real.std().ToDouble(), 2);
        Assert.Equal(Theta * Theta / (2 * 0.25 * 0.25), between * between / (2 * sigma * sigma), 0.15);
        Assert.NotEqual((fake - Theta)[0, 0].ToDouble(), real[0, 0].ToDouble(), 6);
    }

    [Fact]
    public void Is_the_same_tensor_when_the_noise_is_gone()
    {
        var x = randn(3, 2);
        Assert.Same(x, s_fading.Apply(x, true, 100, 0));
        Assert.NotSame(x, s_fading.Apply(x, true, 99, 0));
    }

    [Fact]
    public void Is_the_same_noise_for_the_same_draw_and_lets_the_gradient_through()
    {
        var x = zeros(2, 2, dtype: ScalarType.Float64).requires_grad_();
        var y = s_fading.Apply(x, false, 0, 4);
        Assert.Equal(y.detach().data<double>().ToArray(), s_fading.Apply(x, false, 0, 4).detach().data<double>().ToArray());
        Assert.NotEqual(y.detach().data<double>().ToArray(), s_fading.Apply(x, false, 0, 5).detach().data<double>().ToArray());
        (3 * y).sum().backward();
        Assert.Equal([3, 3, 3, 3], x.grad!.data<double>().ToArray());
    }
}
