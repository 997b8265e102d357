namespace Microsoft.ML.GanRefinement;

/// <summary>How a generator normalises the maps between its layers. Where classes reach the generator through its norms, a gain and a bias per class and
/// channel follow each of these.</summary>
public enum GeneratorNormalization
{
    /// <summary>Batch normalisation (Ioffe and Szegedy 2015), with a gain and a bias per channel.</summary>
    Batch,

    /// <summary>Over each channel of a sample (Ulyanov et al. 2016), with a gain and a bias per channel.</summary>
    Instance,

    /// <summary>Each position's vector of channels is scaled to a mean square of 1, x/√(mean_c x² + 1e-8), without gain and bias (Karras et al. 2018,
    /// section 4.2).</summary>
    Pixel,

    /// <summary>No normalisation, no gain and no bias.</summary>
    None,

    /// <summary>By mean and variance of a reference batch, fixed at the start, with the sample itself among it: what becomes of a sample does not depend on its
    /// batch (Salimans et al. 2016, section 3.5). With a gain and a bias per channel. The generator's cost grows by that of the reference batch,
    /// <see cref="GanNetworkOptions.ReferenceBatchSize"/>.</summary>
    VirtualBatch,
}
