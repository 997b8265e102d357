using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Layers;

public class OtherNormTests
{
    [Fact]
    public void LayerNormStartsAsThePlainNormalisation()
    {
        using LayerNorm layer = nn.LayerNorm([3, 4], dtype: float64);
        Tensor x = GradientCheck.Sample(2, 3, 4);
        Close.To(Close.Values(nn.functional.layer_norm(x, [3, 4])), layer.call(x));
        Assert.Equal([3, 4], layer.weight.shape);
        Assert.Null(nn.LayerNorm(4, bias: false).bias);
    }

    [Fact]
    public void GroupNormWithUnitWeightsIsThePlainNormalisation()
    {
        using GroupNorm layer = nn.GroupNorm(2, 4, dtype: float64);
        // In the package, what they start as is whatever was in the memory.
        nn.init.ones_(layer.weight);
        nn.init.zeros_(layer.bias);
        Tensor x = GradientCheck.Sample(2, 4, 3);
        Close.To(Close.Values(nn.functional.group_norm(x, 2)), layer.call(x));
        Assert.Throws<ArgumentException>(() => layer.call(zeros(2, 4)));
    }

    [Fact]
    public void InstanceNormTakesOneSampleToo()
    {
        using InstanceNorm2d layer = nn.InstanceNorm2d(3, affine: true, dtype: float64);
        Tensor x = GradientCheck.Sample(3, 2, 2);
        Close.To(Close.Values(layer.call(x.unsqueeze(0))), layer.call(x).unsqueeze(0));
        Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 2, 2, 2)));
    }
}
