using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>A residual block of the lens: convolution, ReLU, convolution, and the input again.</summary>
internal sealed class LensBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d inner;
    private readonly Conv2d outer;

    public LensBlock(int channels) : base(nameof(LensBlock))
    {
        inner = Conv2d(channels, channels, kernel_size: 3, padding: 1);
        outer = Conv2d(channels, channels, kernel_size: 3, padding: 1);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor x) => x + outer.call(functional.relu(inner.call(x)));
}
