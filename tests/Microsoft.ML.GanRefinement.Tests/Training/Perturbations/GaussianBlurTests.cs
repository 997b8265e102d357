using Microsoft.ML.GanRefinement.Training.Perturbations;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training.Perturbations;

public class GaussianBlurTests
{
    [Fact]
    public void Weighs_the_pixels_that_are_there()
    {
        using var scope = NewDisposeScope();
        using var blur = new GaussianBlur(1, CPU);
        double near = Math.Exp(-0.5), far = Math.Exp(-2);
        var seen = blur.Apply(tensor(new[] { 1f, 0, 0 }, [1, 1, 1, 3])).data<float>().ToArray();
        Assert.Equal(1 / (1 + near + far), seen[0], 1e-6);
        Assert.Equal(near / (1 + (2 * near)), seen[1], 1e-6);
        Assert.Equal(far / (1 + near + far), seen[2], 1e-6);
        // An image of another size has other edges.
        Assert.Equal(near / (1 + near), blur.Apply(tensor(new[] { 1f, 0 }, [1, 1, 1, 2])).data<float>()[1], 1e-6);
    }

    [Fact]
    public void Leaves_constants_alone_and_channels_and_samples_apart()
    {
        using var scope = NewDisposeScope();
        using var blur = new GaussianBlur(1.5, CPU);
        var x = zeros(2, 3, 6, 5);
        x[0, 1] = full([6, 5], 0.7);
        x[1, 2, 3, 2] = tensor(1f);
        var seen = blur.Apply(x);
        Assert.Equal(x.shape, seen.shape);
        Assert.Equal(0, (seen[0] - x[0]).abs().max().ToDouble(), 1e-6);
        Assert.Equal(0, seen[1].narrow(0, 0, 2).abs().max().ToDouble());
        Assert.True(seen[1, 2].min().ToDouble() > 0);
    }
}
