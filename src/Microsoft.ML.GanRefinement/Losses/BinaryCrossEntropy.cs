using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>−s·ln σ(r) − (1−s)·ln(1−σ(r)) = softplus(−r) + (1−s)·r, finite for any finite logit.</summary>
internal static class BinaryCrossEntropy
{
    /// <summary>The mean over the batch.</summary>
    public static Tensor Loss(Tensor logits, double label)
    {
        var loss = (-logits).Softplus().mean();
        return label == 1 ? loss : loss.Plus(logits.mean().Times(1 - label));
    }
}
