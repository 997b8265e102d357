using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Batch norm with a gain and a bias for each class.</summary>
internal sealed class PlainConditionalNorm : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly BatchNorm2d norm;
    private readonly Embedding gain;
    private readonly Embedding bias;

    public PlainConditionalNorm(int channels, int classes) : base(nameof(PlainConditionalNorm))
    {
        norm = nn.BatchNorm2d(channels, affine: false);
        gain = nn.Embedding(classes, channels);
        bias = nn.Embedding(classes, channels);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor classes) =>
        (norm.call(x) * gain.call(classes).unsqueeze(-1).unsqueeze(-1)) + bias.call(classes).unsqueeze(-1).unsqueeze(-1);
}
