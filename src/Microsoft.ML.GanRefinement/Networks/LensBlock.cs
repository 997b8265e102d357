using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A residual block of the lens: convolution, ReLU, convolution, and the input again.</summary>
internal sealed class LensBlock : nn.Module<Tensor, Tensor>
{
    private readonly WeightedLayer inner;
    private readonly WeightedLayer outer;

    public LensBlock(int channels) : base(nameof(LensBlock))
    {
        inner = WeightedLayer.Conv2d(channels, channels, kernel: 3, padding: 1);
        outer = WeightedLayer.Conv2d(channels, channels, kernel: 3, padding: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x) => x.Plus(outer.call(functional.relu(inner.call(x))));
}
