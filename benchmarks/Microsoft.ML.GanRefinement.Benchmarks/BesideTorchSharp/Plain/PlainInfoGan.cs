using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>InfoGAN: both players learn to make the first latents out in the image.</summary>
internal sealed class PlainInfoGan(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var latents = numbers.Latents();
        var judged = gan.D.call(gan.G.call(latents, null).detach());
        var first = PlainGan.Step(gan.DiscriminatorStep,
            PlainLoss.Real(gan.D.call(real).Logits) + PlainLoss.Fake(judged.Logits) + Information(judged, latents));
        latents = numbers.Latents();
        judged = gan.D.call(gan.G.call(latents, null));
        PlainGan.Step(gan.GeneratorStep, PlainLoss.Real(judged.Logits) + Information(judged, latents));
        return first;
    }

    private static Tensor Information(PlainOutput judged, Tensor latents) =>
        0.5 * (judged.Codes! - latents.narrow(1, 0, judged.Codes!.shape[1])).square().mean();
}
