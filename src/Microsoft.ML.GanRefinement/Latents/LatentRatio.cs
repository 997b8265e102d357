using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>How far apart samples are for the distance of their latents, d(G(z), G(z′)) / d(z, z′): small where the generator collapses.
/// Distances are mean absolute differences, as in MSGAN (Mao et al. 2019).</summary>
internal static class LatentRatio
{
    private const double Guard = 1e-5;

    /// <summary>[B], of pairs [B, …] and [B, Z]; a pair of latents that coincides counts as one at distance 1e-5. An offset is added to the
    /// latents' distance.</summary>
    public static Tensor Of(Tensor samplesA, Tensor samplesB, Tensor latentsA, Tensor latentsB, double offset = 0) =>
        Distance(samplesA, samplesB) / (offset == 0 ? Distance(latentsA, latentsB) : Distance(latentsA, latentsB).Plus(offset)).AtLeast(Guard);

    /// <summary>1/(mean ratio + 1e-5), what mode seeking minimises.</summary>
    public static Tensor Inverse(Tensor ratios) => AcrossRanks.Mean(ratios.mean()).Plus(Guard).reciprocal();

    private static Tensor Distance(Tensor a, Tensor b) => (a - b).abs().flatten(1).mean([1]);
}
