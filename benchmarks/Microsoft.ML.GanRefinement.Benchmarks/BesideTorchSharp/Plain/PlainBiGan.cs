namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>BiGAN: D tells images with their codes from generated images with their latents.</summary>
internal sealed class PlainBiGan(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (g, d) = ((PlainEncodingGenerator)gan.Generator, (PlainPairDiscriminator)gan.Discriminator);
        var (real, _) = numbers.NextBatch();
        var latents = numbers.Latents();
        var first = PlainGan.Step(gan.DiscriminatorStep,
            PlainLoss.Real(d.call(real, g.Encode(real).detach())) + PlainLoss.Fake(d.call(g.call(latents, null).detach(), latents)));
        latents = numbers.Latents();
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(d.call(g.call(latents, null), latents)) + PlainLoss.Fake(d.call(real, g.Encode(real))));
        return first;
    }
}
