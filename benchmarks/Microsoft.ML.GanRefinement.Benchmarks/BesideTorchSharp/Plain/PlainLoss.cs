using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Losses that several scripts share.</summary>
internal static class PlainLoss
{
    private const ulong Interpolation = 0x496E746572706F6C;

    public static Tensor Real(Tensor logits) => binary_cross_entropy_with_logits(logits, ones_like(logits));

    public static Tensor Fake(Tensor logits) => binary_cross_entropy_with_logits(logits, zeros_like(logits));

    public static Tensor GradientPenalty(PlainGan gan, Tensor real, Tensor fake, PlainNumbers numbers)
    {
        var x = (fake + (numbers.UniformPerSample(real, Interpolation) * (real - fake))).requires_grad_();
        var gradient = autograd.grad([gan.D.call(x).Logits.sum()], [x], retain_graph: true, create_graph: true)[0];
        return 10 * (gradient.flatten(1).square().sum(1L).sqrt() - 1).square().mean();
    }
}
