using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>How far a search may take latents from where they began.</summary>
/// <param name="Radius">ε; infinite for no limit, as in AdvLatGAN's official code.</param>
/// <param name="Norm">The distance that is limited.</param>
internal sealed record LatentBall(double Radius, LatentNorm Norm)
{
    /// <summary>The point of the ball around <paramref name="center"/> that is nearest to <paramref name="latents"/>, each [B, Z].</summary>
    public Tensor Project(Tensor latents, Tensor center)
    {
        if (double.IsPositiveInfinity(Radius))
            return latents;
        var moved = latents - center;
        return Norm == LatentNorm.LInfinity
            ? center.Plus(moved.Clamped(-Radius, Radius))
            : center.Plus(moved * moved.norm(1, keepdim: true).AtLeast(Radius).reciprocal().Times(Radius));
    }
}
