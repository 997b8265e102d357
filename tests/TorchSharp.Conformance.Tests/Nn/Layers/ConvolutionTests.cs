using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Layers;

public class ConvolutionTests
{
    [Fact]
    public void ModuleAndFunctionAgree()
    {
        using Conv2d layer = nn.Conv2d(4, 6, 3, stride: 2, padding: 1, groups: 2, dtype: float64);
        Tensor x = GradientCheck.Sample(2, 4, 5, 5);
        Assert.True(layer.call(x).Equals(nn.functional.conv2d(x, layer.weight, layer.bias, [2, 2], [1, 1], groups: 2)));
        Assert.Equal([6, 2, 3, 3], layer.weight.shape);
    }

    [Fact]
    public void TransposedModuleAndFunctionAgree()
    {
        using ConvTranspose2d layer = nn.ConvTranspose2d(4, 6, (3, 2), (2, 3), (1, 0), bias: false, dtype: float64);
        Tensor x = GradientCheck.Sample(2, 4, 5, 5);
        Assert.True(layer.call(x).Equals(nn.functional.conv_transpose2d(x, layer.weight, strides: [2, 3], padding: [1, 0])));
        Assert.Equal([4, 6, 3, 2], layer.weight.shape);
        Assert.Null(layer.bias);
    }

    [Fact]
    public void AnOutputSizePicksTheOutputPadding()
    {
        using ConvTranspose2d layer = nn.ConvTranspose2d(1, 1, 3, stride: 2, padding: 1);
        Tensor x = zeros(1, 1, 4, 4);
        Assert.Equal([1, 1, 7, 7], layer.call(x).shape);
        Assert.Equal([1, 1, 8, 7], layer.forward(x, [8, 7]).shape);
        Assert.Throws<ArgumentException>(() => layer.forward(x, [9, 7]));
    }

    [Fact]
    public void SamePaddingKeepsTheSize()
    {
        using Conv2d layer = nn.Conv2d(2, 3, 4, Padding.Same, dilation: 2);
        Assert.Equal([1, 3, 9, 9], layer.call(zeros(1, 2, 9, 9)).shape);
        Assert.Throws<ArgumentException>(() => nn.Conv2d(2, 3, 3, Padding.Same, stride: 2));
    }

    [Theory, InlineData(PaddingModes.Reflect), InlineData(PaddingModes.Replicate), InlineData(PaddingModes.Circular)]
    public void OtherBordersArePaddedFirst(PaddingModes mode)
    {
        using Conv2d layer = nn.Conv2d(1, 1, (3, 3), padding: (1, 2), padding_mode: mode, dtype: float64);
        Tensor x = GradientCheck.Sample(1, 1, 5, 5);
        Tensor padded = nn.functional.pad(x, [2, 2, 1, 1], mode);
        Assert.True(layer.call(x).Equals(nn.functional.conv2d(padded, layer.weight, layer.bias)));
    }

    [Fact]
    public void WrongChannelsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3).call(zeros(1, 2, 5, 5)));
        Assert.Throws<ArgumentException>(() => nn.ConvTranspose2d(3, 4, 3).call(zeros(1, 2, 5, 5)));
        Assert.Throws<ArgumentException>(() => nn.ConvTranspose2d(3, 4, 3, padding_mode: PaddingModes.Reflect));
    }
}
