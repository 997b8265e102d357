using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>DRAGAN: a gradient penalty around the real samples.</summary>
internal sealed class PlainDragan(PlainGan gan) : IPlainScript
{
    private const ulong Perturbation = 0x50657274757262;

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep,
            PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(fake).Logits) + Penalty(real, numbers));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(gan.D.call(gan.G.call(numbers.Latents(), null)).Logits));
        return first;
    }

    private Tensor Penalty(Tensor real, PlainNumbers numbers)
    {
        var x = (real + (0.1 * numbers.Normal(real, Perturbation))).requires_grad_();
        var gradient = autograd.grad([gan.D.call(x).Logits.sum()], [x], retain_graph: true, create_graph: true)[0];
        return 10 * (gradient.flatten(1).square().sum(1L).sqrt() - 1).square().mean();
    }
}
