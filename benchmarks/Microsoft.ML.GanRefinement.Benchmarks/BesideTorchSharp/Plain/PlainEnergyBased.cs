using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>EBGAN-PT: D is an autoencoder, and codes of generated images are pulled away from each other.</summary>
internal sealed class PlainEnergyBased(PlainGan gan) : IPlainScript
{
    public float Step(PlainNumbers numbers)
    {
        var (real, _) = numbers.NextBatch();
        var fake = gan.G.call(numbers.Latents(), null).detach();
        var first = PlainGan.Step(gan.DiscriminatorStep, relu(1 + gan.D.call(fake).Logits).mean() - gan.D.call(real).Logits.mean());
        var judged = gan.D.call(gan.G.call(numbers.Latents(), null));
        PlainGan.Step(gan.GeneratorStep, (0.1 * PullingAway(judged.Features!)) - judged.Logits.mean());
        return first;
    }

    private static Tensor PullingAway(Tensor codes)
    {
        var directions = normalize(codes, dim: 1);
        var cosines = directions.mm(directions.t()).square();
        return (cosines.sum() - cosines.diag().sum()) / (codes.shape[0] * (codes.shape[0] - 1.0));
    }
}
