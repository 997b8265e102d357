using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A convolution, or without a kernel a linear layer, whose weight is scaled on its way by He's constant.</summary>
internal sealed class PlainEqualizedLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly double _scale;
    private readonly long _padding;

    public PlainEqualizedLayer(long inputs, long outputs, int? kernel = null) : base(nameof(PlainEqualizedLayer))
    {
        weight = new Parameter(kernel is { } side ? zeros(outputs, inputs, side, side) : zeros(outputs, inputs));
        bias = new Parameter(zeros(outputs));
        _scale = Math.Sqrt(2.0 * outputs / weight.numel());
        _padding = (kernel ?? 1) / 2;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => weight.dim() == 2
        ? nn.functional.linear(x, weight * _scale, bias)
        : nn.functional.conv2d(x, weight * _scale, bias, padding: [_padding, _padding]);
}
