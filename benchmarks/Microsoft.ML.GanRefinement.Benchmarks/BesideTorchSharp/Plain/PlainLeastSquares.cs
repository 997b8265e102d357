namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>LSGAN.</summary>
internal sealed class PlainLeastSquares(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep,
            0.5 * ((gan.D.call(real).Logits - 1).square().mean() + gan.D.call(fake).Logits.square().mean()));
        PlainGan.Step(gan.GeneratorStep, 0.5 * (gan.D.call(gan.G.call(numbers.Latents(), null)).Logits - 1).square().mean());
        return first;
    }
}
