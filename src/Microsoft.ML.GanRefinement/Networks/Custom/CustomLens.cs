using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Networks.Custom;

/// <summary>A user's module as a lens.</summary>
internal sealed class CustomLens : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> module;

    public CustomLens(nn.Module<Tensor, Tensor> module) : base(nameof(CustomLens))
    {
        this.module = module ?? throw new InvalidOperationException("GanLens.Network made null; it must make a module.");
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor samples)
    {
        var seen = module.call(samples);
        return seen.shape.SequenceEqual(samples.shape) ? seen : throw new InvalidOperationException(
            $"The module of GanLens.Network makes [{NumberList.Of(seen.shape)}] of samples of [{NumberList.Of(samples.shape)}]: "
            + "the discriminator sees them in the place of the samples, so the shapes must be the same.");
    }
}
