namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Adversarial autoencoder: D tells codes from latents.</summary>
internal sealed class PlainAdversarialAutoencoder(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (g, d) = ((PlainEncodingGenerator)gan.Generator, (PlainCodeDiscriminator)gan.Discriminator);
        var (real, _) = numbers.NextBatch();
        var first = PlainGan.Step(gan.DiscriminatorStep,
            PlainLoss.Real(d.call(numbers.Latents())) + PlainLoss.Fake(d.call(g.Encode(real).detach())));
        var codes = g.Encode(real);
        PlainGan.Step(gan.GeneratorStep, (10 * (g.call(codes, null) - real).square().mean()) + PlainLoss.Real(d.call(codes)));
        return first;
    }
}
