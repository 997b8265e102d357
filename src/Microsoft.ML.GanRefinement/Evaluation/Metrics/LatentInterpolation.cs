namespace Microsoft.ML.GanRefinement;

/// <summary>The path from one latent to another.</summary>
public enum LatentInterpolation
{
    /// <summary>Along the great circle through both (Karras et al. 2019, equation 2): where a normal prior has its mass.</summary>
    Spherical,

    /// <summary>Along the straight line (their equation 3, for intermediate latents).</summary>
    Linear,
}
