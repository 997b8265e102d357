namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>Progressive growing's last stage: WGAN-GP with a drift penalty.</summary>
internal sealed class PlainProgressive(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var logits = gan.D.call(real).Logits;
        var first = PlainGan.Step(gan.DiscriminatorStep, gan.D.call(fake).Logits.mean() - logits.mean()
            + PlainLoss.GradientPenalty(gan, real, fake, numbers) + (0.001 * logits.square().mean()));
        PlainGan.Step(gan.GeneratorStep, -gan.D.call(gan.G.call(numbers.Latents(), null)).Logits.mean());
        return first;
    }
}
