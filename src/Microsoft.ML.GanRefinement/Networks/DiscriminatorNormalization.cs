namespace Microsoft.ML.GanRefinement;

/// <summary>How a discriminator normalises the maps between its layers.</summary>
public enum DiscriminatorNormalization
{
    /// <summary>No normalisation; the choice for spectral normalisation and gradient penalties.</summary>
    None,

    /// <summary>Batch normalisation (Ioffe and Szegedy 2015). It couples the samples of a batch, so it does not go with a gradient penalty per
    /// sample.</summary>
    Batch,

    /// <summary>Over all values of a sample, with a gain and a bias per channel (Ba et al. 2016); WGAN-GP's choice.</summary>
    Layer,

    /// <summary>Over each channel of a sample, with a gain and a bias per channel (Ulyanov et al. 2016).</summary>
    Instance,
}
