namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>The non-saturating GAN.</summary>
internal sealed class PlainStandard(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null);
        var first = PlainGan.Step(gan.DiscriminatorStep, PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(gan.D.call(fake.detach()).Logits));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(gan.D.call(fake).Logits));
        return first;
    }
}
