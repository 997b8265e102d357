namespace Microsoft.ML.GanRefinement;

/// <summary>What of a pair of networks maps samples back to latents, and what the discriminator then sees.</summary>
public enum GanEncoder
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>An encoder E in the generator, and a discriminator of pairs of sample and latent, (x, E(x)) and (G(z), z) (BiGAN, Donahue et al. 2017; ALI,
    /// Dumoulin et al. 2017). For <see cref="GanObjective.Bidirectional"/>.</summary>
    Bidirectional,

    /// <summary>An encoder in the generator, and a discriminator that tells its codes from the prior's latents (adversarial autoencoder, Makhzani et al.
    /// 2016). For <see cref="GanObjective.AdversarialAutoencoder"/>. A sample's score is that of its code.</summary>
    Adversarial,

    /// <summary>An encoder in the generator that gives a normal distribution of codes for each sample (variational autoencoder, Kingma and Welling 2014),
    /// and an ordinary discriminator. For <see cref="GanObjective.Variational"/>.</summary>
    Variational,
}
