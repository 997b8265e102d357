using TorchSharp.Conformance.Tests.Nn.Support;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Functional;

public class ConvolutionTests
{
    public static TheoryData<int, int, int, int, int, bool> Shapes => new()
    {
        // stride, padding, output padding, dilation, groups, bias
        { 1, 0, 0, 1, 1, true },
        { 2, 1, 0, 1, 1, false },
        { 2, 1, 1, 1, 1, true },
        { 3, 1, 2, 2, 1, true },
        { 2, 0, 1, 1, 2, false },
        { 2, 1, 1, 2, 2, true },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void ConvolutionIsTheSumOfItsProducts(int stride, int padding, int outputPadding, int dilation, int groups, bool bias)
    {
        var g = new NaiveConvolution.Geometry(stride, padding, outputPadding, dilation, groups);
        var (x, w, b) = (GradientCheck.Sample(2, 4, 7, 8), GradientCheck.Numbered(1, 6, 4 / groups, 3, 2),
            bias ? GradientCheck.Numbered(2, 6) : null);
        Close.To(NaiveConvolution.Forward(x, w, b, g), Convolution(x, w, b, g));
    }

    [Theory, MemberData(nameof(Shapes))]
    public void TransposedConvolutionIsTheSumOfItsProducts(int stride, int padding, int outputPadding, int dilation, int groups, bool bias)
    {
        var g = new NaiveConvolution.Geometry(stride, padding, outputPadding, dilation, groups);
        var (x, w, b) = (GradientCheck.Sample(2, 4, 4, 5), GradientCheck.Numbered(1, 4, 6 / groups, 3, 2),
            bias ? GradientCheck.Numbered(2, 6) : null);
        double[,,,] expected = NaiveConvolution.Transposed(x, w, b, g);
        Close.To(expected, Transposed(x, w, b, g));
        Close.To(expected, Transposed(x.to(float32), w.to(float32), b?.to(float32), g), 1e-6);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void ConvolutionGradients(int stride, int padding, int outputPadding, int dilation, int groups, bool bias)
    {
        var g = new NaiveConvolution.Geometry(stride, padding, outputPadding, dilation, groups);
        Tensor[] inputs = [GradientCheck.Sample(2, 2, 5, 6), GradientCheck.Numbered(1, 2, 2 / groups, 2, 3),
            .. bias ? [GradientCheck.Numbered(2, 2)] : Array.Empty<Tensor>()];
        GradientCheck.Both(t => Convolution(t[0], t[1], bias ? t[2] : null, g), inputs);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void TransposedConvolutionGradients(int stride, int padding, int outputPadding, int dilation, int groups, bool bias)
    {
        var g = new NaiveConvolution.Geometry(stride, padding, outputPadding, dilation, groups);
        Tensor[] inputs = [GradientCheck.Sample(2, 2, 3, 3), GradientCheck.Numbered(1, 2, 2 / groups, 3, 2),
            .. bias ? [GradientCheck.Numbered(2, 2)] : Array.Empty<Tensor>()];
        GradientCheck.Both(t => Transposed(t[0], t[1], bias ? t[2] : null, g), inputs);
    }

    [Fact]
    public void OneSampleNeedsNoBatchDimension()
    {
        var (x, w) = (GradientCheck.Sample(3, 4, 4), GradientCheck.Numbered(1, 3, 2, 3, 3));
        Tensor batch = nn.functional.conv_transpose2d(x.unsqueeze(0), w, strides: [2, 2]);
        Assert.True(batch.squeeze(0).Equals(nn.functional.conv_transpose2d(x, w, strides: [2, 2])));
    }

    [Fact]
    public void OnlyTheGradientsAskedForAreMade()
    {
        Tensor x = GradientCheck.Sample(1, 2, 3, 3).requires_grad_(), w = GradientCheck.Numbered(2, 2, 2, 2, 2);
        nn.functional.conv_transpose2d(x, w).sum().backward();
        Assert.NotNull(x.grad);
        Assert.Null(w.grad);
    }

    [Fact]
    public void WrongChannelsAreLibtorchsError()
    {
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(
            () => nn.functional.conv_transpose2d(zeros(1, 3, 4, 4), zeros(2, 5, 3, 3)));
        Assert.Contains("to have 2 channels, but got 3 channels", error.Message);
    }

    private static Tensor Convolution(Tensor x, Tensor w, Tensor? b, NaiveConvolution.Geometry g) => nn.functional.conv2d(
        x, w, b, [g.Stride, g.Stride], [g.Padding, g.Padding], [g.Dilation, g.Dilation], g.Groups);

    private static Tensor Transposed(Tensor x, Tensor w, Tensor? b, NaiveConvolution.Geometry g) => nn.functional.conv_transpose2d(
        x, w, b, [g.Stride, g.Stride], [g.Padding, g.Padding], [g.OutputPadding, g.OutputPadding], [g.Dilation, g.Dilation], g.Groups);
}
