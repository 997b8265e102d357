using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Losses that several scripts share.</summary>
internal static class PlainLoss
{
    public static Tensor Real(Tensor logits) => binary_cross_entropy_with_logits(logits, ones_like(logits));

    public static Tensor Fake(Tensor logits) => binary_cross_entropy_with_logits(logits, zeros_like(logits));
}
