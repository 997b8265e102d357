using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>AdvLatGAN-div: for each latent a partner is searched for whose image is too like its own, and both are driven apart.</summary>
internal sealed class PlainAdvLatDiversity(PlainGan gan) : IPlainScript
{
    private const double Deviation = 0.08;
    private const double StepSize = 0.01;
    private const int SearchSteps = 3;
    private const double Guard = 1e-5;

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var ofDiscriminator = gan.G.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep, PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(ofDiscriminator).Logits));
        var latents = numbers.Latents();
        var fake = gan.G.call(latents, null);
        var partners = Search(latents, fake.detach());
        var ratio = Ratio(fake, gan.G.call(partners, null), latents, partners).mean();
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(gan.D.call(fake).Logits) + (1 / (ratio + Guard)));
        return first;
    }

    private Tensor Search(Tensor center, Tensor target)
    {
        var z = center + (Deviation * randn_like(center));
        for (var i = 0; i < SearchSteps; i++)
        {
            z = z.detach().requires_grad_();
            var gradient = autograd.grad([Ratio(target, gan.G.call(z, null), center, z).sum()], [z])[0];
            z = z.detach() - (StepSize * gradient.sign());
        }
        return z;
    }

    private static Tensor Ratio(Tensor a, Tensor b, Tensor latentsA, Tensor latentsB) => Distance(a, b) / Distance(latentsA, latentsB).clamp_min(Guard);

    private static Tensor Distance(Tensor a, Tensor b) => (a - b).abs().flatten(1).mean([1L]);
}
