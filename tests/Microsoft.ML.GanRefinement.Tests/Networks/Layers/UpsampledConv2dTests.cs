using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class UpsampledConv2dTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 5)]
    [InlineData(1, 1)]
    public void Is_doubling_followed_by_a_convolution_with_its_gradients(int height, int width)
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        var layer = new UpsampledConv2d(3, 2);
        layer.to(ScalarType.Float64);
        var conv = layer.modules().OfType<WeightedLayer>().Single();
        using (no_grad())
        {
            conv.Weight.normal_(0, 1, random);
            conv.Bias!.normal_(0, 1, random);
        }
        var x = randn([4, 3, height, width], dtype: ScalarType.Float64, generator: random).requires_grad_();
        var weights = randn([4, 2, 2 * height, 2 * width], dtype: ScalarType.Float64, generator: random);

        var fast = layer.call(x);
        var plain = conv.call(nn.functional.interpolate(x, scale_factor: [2, 2]));
        Assert.Equal(plain.shape, fast.shape);
        Assert.Equal(0, (fast - plain).abs().max().ToDouble(), 1e-12);

        var variables = new Tensor[] { x, conv.Weight, conv.Bias! };
        var fastGradients = autograd.grad([(fast * weights).sum()], variables);
        var plainGradients = autograd.grad([(plain * weights).sum()], variables);
        for (var i = 0; i < variables.Length; i++)
            Assert.Equal(0, (fastGradients[i] - plainGradients[i]).abs().max().ToDouble(), 1e-11);
    }
}
