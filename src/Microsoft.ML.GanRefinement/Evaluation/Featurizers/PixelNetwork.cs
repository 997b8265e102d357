using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Images as rows of pixels.</summary>
internal sealed class PixelNetwork() : nn.Module<Tensor, Tensor>(nameof(PixelNetwork))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => images.flatten(1);
}
