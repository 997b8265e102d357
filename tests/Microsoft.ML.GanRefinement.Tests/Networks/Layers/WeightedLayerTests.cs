using Microsoft.ML.GanRefinement.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class WeightedLayerTests
{
    [Theory]
    [InlineData(1, 4, 4, true)]
    [InlineData(3, 3, 5, false)]
    [InlineData(4, 1, 1, true)]
    [InlineData(5, 2, 3, true)]
    public void A_transposed_convolution_to_few_or_many_channels_is_torchs_with_its_gradients(int outputs, int height, int width, bool bias)
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        var layer = WeightedLayer.ConvTranspose2d(6, outputs, kernel: 4, stride: 2, padding: 1, bias);
        layer.to(ScalarType.Float64);
        foreach (var parameter in layer.parameters())
        {
            using var _ = no_grad();
            parameter.normal_(0, 1, random);
        }
        var x = randn([2, 6, height, width], dtype: ScalarType.Float64, generator: random).requires_grad_();
        var weights = randn([2, outputs, 2 * height, 2 * width], dtype: ScalarType.Float64, generator: random);

        var ours = layer.call(x);
        var torchs = nn.functional.conv_transpose2d(x, layer.Weight, layer.Bias, [2, 2], [1, 1]);
        Assert.Equal(torchs.shape, ours.shape);
        Assert.Equal(0, (ours - torchs).abs().max().ToDouble(), 1e-12);

        Tensor[] variables = [x, .. layer.parameters()];
        var oursGradients = autograd.grad([(ours * weights).sum()], variables);
        var torchsGradients = autograd.grad([(torchs * weights).sum()], variables);
        for (var i = 0; i < variables.Length; i++)
            Assert.Equal(0, (oursGradients[i] - torchsGradients[i]).abs().max().ToDouble(), 1e-11);
    }
}
