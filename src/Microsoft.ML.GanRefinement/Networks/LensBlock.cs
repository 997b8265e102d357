using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A residual block of the lens: layer, ReLU, layer, and the input again.</summary>
internal sealed class LensBlock : Module<Tensor, Tensor>
{
    private readonly WeightedLayer inner;
    private readonly WeightedLayer outer;

    public LensBlock(WeightedLayer inner, WeightedLayer outer) : base(nameof(LensBlock))
    {
        (this.inner, this.outer) = (inner, outer);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x) => outer.call(functional.relu(inner.call(x), inplace: true)).add_(x, HeldNumbers.One);
}
