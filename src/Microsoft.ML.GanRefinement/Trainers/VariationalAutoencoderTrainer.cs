namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a variational autoencoder: the baseline beside adversarial training.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`, without labels. `mlContext.Gan().Encoder(gan)` maps images to the means of their latents.
///
/// ### Algorithm Details
/// Kingma and Welling (2014): J = −ln p(x|z) + KL(q(z|x) ‖ N(0, I)). The decoder is the generator. A discriminator is trained beside it, so that scores and
/// latent refinement are there; the autoencoder learns nothing of it.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.VariationalAutoencoder(Options)"/>
public sealed class VariationalAutoencoderTrainer : GanTrainer
{
    internal VariationalAutoencoderTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.VariationalAutoencoder), options)
    {
    }

    /// <summary>Settings of a <see cref="VariationalAutoencoderTrainer"/>. Copied and checked when the trainer is made; changing them later has no
    /// effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.Variational"/>, a DCGAN with a
    /// <see cref="GanEncoder.Variational"/> encoder, Adam with a learning rate of 0.001 and β₁ 0.9, latents of 16 values, and latents of their own for the
    /// generator.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets objective and networks.</summary>
        public Options()
        {
            Objective = GanObjective.Variational();
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Encoder = GanEncoder.Variational });
            (GeneratorLearningRate, Beta1) = (1e-3, 0.9);
            LatentSize = 16;
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
