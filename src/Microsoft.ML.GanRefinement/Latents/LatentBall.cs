using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>How far a search may take latents from where they began.</summary>
/// <param name="Radius">ε; infinite for no limit, as in AdvLatGAN's official code.</param>
/// <param name="Norm">The distance that is limited.</param>
/// <param name="Distribution">Of the latents: where it is uniform, they stay in its cube.</param>
internal sealed record LatentBall(double Radius, LatentNorm Norm, LatentDistribution Distribution = LatentDistribution.Normal)
{
    /// <summary>A point of the ball around <paramref name="center"/> near <paramref name="latents"/>, each [B, Z]: the nearest one, unless that is outside of
    /// the cube.</summary>
    // Towards the cube, every coordinate comes nearer to a centre that is in it: what was in the ball stays there.
    public Tensor Project(Tensor latents, Tensor center) => InSupport(InBall(latents, center));

    private Tensor InSupport(Tensor latents) => Distribution == LatentDistribution.Uniform ? latents.Clamped(-1.0, 1.0) : latents;

    private Tensor InBall(Tensor latents, Tensor center)
    {
        if (double.IsPositiveInfinity(Radius))
            return latents;
        var moved = latents - center;
        return Norm == LatentNorm.LInfinity
            ? center.Plus(moved.Clamped(-Radius, Radius))
            : center.Plus(moved * moved.norm(1, keepdim: true).AtLeast(Radius).reciprocal().Times(Radius));
    }
}
