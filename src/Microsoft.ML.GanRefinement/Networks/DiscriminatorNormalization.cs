namespace Microsoft.ML.GanRefinement;

/// <summary>How a discriminator normalises the maps between its layers.</summary>
public enum DiscriminatorNormalization
{
    /// <summary>Not at all; what spectral normalisation and gradient penalties go with.</summary>
    None,

    /// <summary>Batch normalisation (Ioffe and Szegedy 2015). Couples the samples of a batch, so no gradient penalty per sample goes with
    /// it.</summary>
    Batch,

    /// <summary>Over all values of a sample, with a gain and a bias per channel (Ba et al. 2016); WGAN-GP's choice.</summary>
    Layer,

    /// <summary>Over each channel of a sample, with a gain and a bias per channel (Ulyanov et al. 2016).</summary>
    Instance,
}
