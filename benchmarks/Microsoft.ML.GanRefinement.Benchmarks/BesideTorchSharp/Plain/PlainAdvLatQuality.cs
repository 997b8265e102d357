using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>AdvLatGAN-qua: D's fakes are made of latents that a signed step has moved towards a higher score.</summary>
internal sealed class PlainAdvLatQuality(PlainGan gan) : IPlainScript
{
    private const double StepSize = 0.03;
    private const double Bound = 0.01;

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var latents = numbers.Latents();
        var z = latents.detach().requires_grad_();
        var gradient = autograd.grad([-gan.D.call(gan.G.call(z, null)).Logits.sum()], [z])[0];
        var moved = latents + (-StepSize * gradient.sign()).clamp(-Bound, Bound);
        var harder = gan.G.call(moved, null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep, PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(harder).Logits));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(gan.D.call(gan.G.call(numbers.Latents(), null)).Logits));
        return first;
    }
}
