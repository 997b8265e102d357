namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>WGAN-GP, one critic step.</summary>
internal sealed class PlainWasserstein(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null);
        var first = PlainGan.Step(gan.DiscriminatorStep, gan.D.call(fake.detach()).Logits.mean() - gan.D.call(real).Logits.mean()
            + PlainLoss.GradientPenalty(gan, real, fake.detach(), numbers));
        PlainGan.Step(gan.GeneratorStep, -gan.D.call(fake).Logits.mean());
        return first;
    }
}
