using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>WGAN-GP, one critic step.</summary>
internal sealed class PlainWasserstein(PlainGan gan) : IPlainScript
{
    private const ulong Interpolation = 0x496E746572706F6C;

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null);
        var first = PlainGan.Step(gan.DiscriminatorStep,
            gan.D.call(fake.detach()).Logits.mean() - gan.D.call(real).Logits.mean() + Penalty(real, fake.detach(), numbers));
        PlainGan.Step(gan.GeneratorStep, -gan.D.call(fake).Logits.mean());
        return first;
    }

    private Tensor Penalty(Tensor real, Tensor fake, PlainNumbers numbers)
    {
        var x = (fake + (numbers.UniformPerSample(real, Interpolation) * (real - fake))).requires_grad_();
        var gradient = autograd.grad([gan.D.call(x).Logits.sum()], [x], retain_graph: true, create_graph: true)[0];
        return 10 * (gradient.flatten(1).square().sum(1L).sqrt() - 1).square().mean();
    }
}
