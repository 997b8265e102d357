namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Variational autoencoder, beside a discriminator that scores what it makes.</summary>
internal sealed class PlainVariational(PlainGan gan) : IPlainScript
{
    private const double Deviation = 0.3;

    public float Step(PlainNumbers numbers)
    {
        var g = (PlainEncodingGenerator)gan.Generator;
        var (real, _) = numbers.NextBatch();
        var fake = g.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep, PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(fake).Logits));
        var codes = g.Encode(real).chunk(2, 1);
        var (mean, logVariance) = (codes[0], codes[1].clamp(-10, 10));
        var squared = (g.call(mean + ((0.5 * logVariance).exp() * numbers.Latents()), null) - real).flatten(1).square().sum(1L);
        var divergence = 0.5 * (mean.square() + logVariance.exp() - 1 - logVariance).sum(1L);
        PlainGan.Step(gan.GeneratorStep, ((0.5 / (Deviation * Deviation) * squared) + divergence).mean());
        return first;
    }
}
