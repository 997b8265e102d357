namespace Microsoft.ML.GanRefinement;

/// <summary>How a ResNet discriminator makes a vector of its last map.</summary>
public enum FeaturePooling
{
    /// <summary>Sum over all positions, as in SNGAN (Miyato et al. 2018).</summary>
    Sum,

    /// <summary>Mean over all positions, as in WGAN-GP (Gulrajani et al. 2017).</summary>
    Mean,
}
