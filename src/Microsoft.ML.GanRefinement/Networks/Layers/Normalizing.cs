using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>What follows a generator's norms.</summary>
internal static class Normalizing
{
    /// <summary>max(0, norm(x)), in the norm's memory if it took some of its own: without normalisation that memory is x's, which others still need. Of a norm
    /// that is folded into the layer before, nobody else does.</summary>
    public static Tensor Rectified(this Module<Tensor, Tensor?, Tensor> norm, Tensor x, Tensor? classes)
    {
        var normalized = norm.call(x, classes);
        return functional.relu(normalized, inplace: !ReferenceEquals(normalized, x) || norm is ConditionalBatchNorm2d { IsFolded: true });
    }
}
