namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network whose discriminator is an autoencoder, which gives low energies to real and high ones to generated samples (EBGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`; the score is minus the energy, the mean squared error of the reconstruction.
///
/// ### Algorithm Details
/// Zhao, Mathieu and LeCun (2017), equations 1 and 2: L_D = E e(x) + E max(0, m − e(G(z))), L_G = E e(G(z)).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.EnergyBased(Options)"/>
public sealed class EnergyBasedGanTrainer : GanTrainer
{
    internal EnergyBasedGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.EnergyBased), options)
    {
    }

    /// <summary>Settings of an <see cref="EnergyBasedGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: the energy-based objective, a DCGAN with an autoencoder for a discriminator, and latents
    /// of their own for the generator. The margin belongs to the data and has to be tuned: the paper's 10 for MNIST and 80 for LSUN are of a sum over
    /// pixels, while the energy here is a mean over values of images in [−1,1].</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>A margin of 1.</summary>
        public Options()
        {
            Objective = GanObjective.EnergyBased(1);
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { AutoencoderDiscriminator = true });
            GeneratorLatents = GeneratorLatents.Fresh;
        }

        /// <summary>EBGAN-PT: with the pulling-away term of weight 0.1 in the generator's loss (section 2.4).</summary>
        public static Options PullingAway() => new() { Regularizers = [GanRegularizer.PullingAway()] };
    }
}
