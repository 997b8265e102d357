using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>The tempered GAN: real images reach D through a lens, which learns to help G, less and less.</summary>
internal sealed class PlainTempered : IPlainScript
{
    private const int TemperingIterations = 10_000;

    private readonly PlainGan _gan;
    private readonly PlainLens _lens = new(imageChannels: 3);
    private readonly optim.Optimizer _lensStep;
    private int _iteration;

    public PlainTempered(PlainGan gan)
    {
        _gan = gan;
        _lensStep = optim.Adam(_lens.parameters(), 1e-4, 0.5, 0.999);
    }

    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = _gan.G.call(numbers.Latents(), null).detach();
        var lensed = _lens.call(real);
        var first = PlainGan.Step(_gan.DiscriminatorStep, PlainLoss.Real(_gan.D.call(lensed.detach()).Logits)
            + PlainLoss.Fake(_gan.D.call(fake).Logits));
        var weight = 1 - Math.Sin(Math.PI * _iteration++ / (2.0 * TemperingIterations));
        PlainGan.Step(_lensStep, (weight * PlainLoss.Fake(_gan.D.call(lensed).Logits)) + (lensed - real).square().mean());
        PlainGan.Step(_gan.GeneratorStep, PlainLoss.Real(_gan.D.call(_gan.G.call(numbers.Latents(), null)).Logits));
        return first;
    }
}
