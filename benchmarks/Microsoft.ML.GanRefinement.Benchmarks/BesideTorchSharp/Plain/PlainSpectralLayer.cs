using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>A convolution, or of flat input a linear layer, with spectral normalisation, which TorchSharp has not: one power iteration a
/// pass.</summary>
internal sealed class PlainSpectralLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long _padding;

    public PlainSpectralLayer(int inputs, int outputs, int? kernel = null) : base(nameof(PlainSpectralLayer))
    {
        weight = new Parameter(kernel is { } side ? zeros(outputs, inputs, side, side) : zeros(outputs, inputs));
        bias = new Parameter(zeros(outputs));
        _padding = (kernel ?? 1) / 2;
        register_buffer("u", zeros(outputs));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var matrix = weight.flatten(1);
        Tensor u, v;
        using (no_grad())
        {
            var stored = get_buffer("u")!;
            v = nn.functional.normalize(matrix.t().mv(stored), dim: 0);
            stored.copy_(nn.functional.normalize(matrix.mv(v), dim: 0));
            u = stored.clone();
        }
        var normalized = weight / u.dot(matrix.mv(v));
        return weight.dim() == 2
            ? nn.functional.linear(x, normalized, bias)
            : nn.functional.conv2d(x, normalized, bias, padding: [_padding, _padding]);
    }
}
