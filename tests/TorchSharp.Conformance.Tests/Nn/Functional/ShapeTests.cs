using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class ShapeTests
{
    private static readonly Tensor s_row = tensor(new double[] { 1, 2, 3 }).reshape(1, 1, 3);

    [Theory]
    [InlineData(PaddingModes.Constant, new double[] { 9, 1, 2, 3, 9, 9 })]
    [InlineData(PaddingModes.Reflect, new double[] { 2, 1, 2, 3, 2, 1 })]
    [InlineData(PaddingModes.Replicate, new double[] { 1, 1, 2, 3, 3, 3 })]
    [InlineData(PaddingModes.Circular, new double[] { 3, 1, 2, 3, 1, 2 })]
    public void PadBeforeAndAfter(PaddingModes mode, double[] expected)
    {
        Close.To(expected, nn.functional.pad(s_row, (1, 2), mode, mode == PaddingModes.Constant ? 9 : 0));
        GradientCheck.Both(t => nn.functional.pad(t[0], [1, 2], mode), s_row);
    }

    [Fact]
    public void NearestNeighboursRepeat()
    {
        Tensor x = tensor(new double[] { 1, 2, 3, 4 }).reshape(1, 1, 2, 2);
        double[] expected = [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4];
        Close.To(expected, nn.functional.interpolate(x, scale_factor: [2, 2]));
        Close.To(expected, nn.functional.interpolate(x, size: [4, 4]));
        Close.To(expected, nn.Upsample(scale_factor: [2, 2]).call(x));
        GradientCheck.Both(t => nn.functional.interpolate(t[0], scale_factor: [2, 2]), x);
    }

    [Fact]
    public void BilinearMixesFourNeighbours()
    {
        Tensor x = tensor(new double[] { 0, 3 }).reshape(1, 1, 1, 2);
        Close.To([0, 1, 2, 3], nn.functional.interpolate(x, size: [1, 4], mode: InterpolationMode.Bilinear, align_corners: true));
        Close.To([0, 0.75, 2.25, 3], nn.functional.interpolate(x, size: [1, 4], mode: InterpolationMode.Bilinear, align_corners: false));
        GradientCheck.Both(t => nn.functional.interpolate(t[0], size: [3, 5], mode: InterpolationMode.Bilinear, align_corners: false),
            GradientCheck.Sample(1, 1, 2, 2));
        GradientCheck.Both(t => nn.functional.interpolate(t[0], size: [2, 2], mode: InterpolationMode.Area),
            GradientCheck.Sample(1, 1, 4, 4));
    }

    [Fact]
    public void PixelShuffleInterleavesChannels()
    {
        Tensor x = arange(8, dtype: float64).reshape(1, 4, 1, 2);
        Close.To([0, 2, 1, 3, 4, 6, 5, 7], nn.functional.pixel_shuffle(x, 2));
        Assert.Equal([1, 1, 2, 4], nn.PixelShuffle(2).call(x).shape);
        GradientCheck.Both(t => nn.functional.pixel_shuffle(t[0], 2), x);
    }

    [Fact]
    public void OneHotRows()
    {
        Tensor hot = nn.functional.one_hot(tensor(new long[] { 2, 0 }), 3);
        Assert.Equal(new long[] { 0, 0, 1, 1, 0, 0 }, hot.data<long>().ToArray());
        Assert.Throws<ArgumentException>(() => nn.functional.one_hot(tensor(new double[] { 1 }), 3));
    }

    [Fact]
    public void FlattenAndUnflatten()
    {
        Tensor x = GradientCheck.Sample(2, 3, 4);
        Assert.Equal([2, 12], nn.Flatten().call(x).shape);
        Assert.Equal([2, 3, 2, 2], nn.Unflatten(2, [2, 2]).call(x).shape);
    }
}
