using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>How steep the score is in latent space.</summary>
internal static class LatentSlope
{
    private const int Pairs = 100;

    /// <summary>The largest |D(G(z)) − D(G(z′))| / ‖z − z′‖ of pairs from the prior, both of one class (Tanaka 2019, section 3.2).</summary>
    public static double Of(NetworkPair networks, NetworkPairSpecification specification, LatentDistribution prior, Device device)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var latents = new LatentSampler(specification.LatentSize, seed: 0, distribution: prior).NextLatents(2 * Pairs, device);
        var classCount = specification.ClassCount;
        var classes = classCount == 0
            ? null
            : tensor(Enumerable.Range(0, 2 * Pairs).Select(i => (long)(i % Pairs % classCount)).ToArray(), dtype: ScalarType.Int64, device: CPU).to(device);
        var scores = networks.Discriminator.call(networks.Generator.call(latents, classes), classes).Logits.flatten();
        var rise = (scores.narrow(0, 0, Pairs) - scores.narrow(0, Pairs, Pairs)).abs();
        return (rise / (latents.narrow(0, 0, Pairs) - latents.narrow(0, Pairs, Pairs)).norm(1)).max().ReadDouble();
    }
}
