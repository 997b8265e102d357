namespace Microsoft.ML.GanRefinement;

/// <summary>Trains an autoencoder whose codes a discriminator cannot tell from the prior's latents (adversarial autoencoder).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`, without labels; the score is that of an image's code. `mlContext.Gan().Encoder(gan)` maps images to latents.
///
/// ### Algorithm Details
/// Makhzani et al. (2016): the decoder is the generator; the encoder's codes are what the discriminator takes for generated, the prior's latents for real.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.AdversarialAutoencoder(Options)"/>
public sealed class AdversarialAutoencoderTrainer : GanTrainer
{
    internal AdversarialAutoencoderTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.AdversarialAutoencoder), options)
    {
    }

    /// <summary>Settings of an <see cref="AdversarialAutoencoderTrainer"/>. Copied and checked when the trainer is made; changing them later has no
    /// effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.AdversarialAutoencoder"/>, a DCGAN with an
    /// <see cref="GanEncoder.Adversarial"/> encoder, latents of 16 values, and latents of their own for the generator. A prior of many values is hard to
    /// fill: the paper takes 8 for MNIST.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets objective and networks.</summary>
        public Options()
        {
            Objective = GanObjective.AdversarialAutoencoder();
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Encoder = GanEncoder.Adversarial });
            LatentSize = 16;
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
