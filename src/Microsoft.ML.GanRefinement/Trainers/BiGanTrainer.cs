namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator and its inverse, an encoder, against a discriminator of pairs (BiGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`, without labels. `mlContext.Gan().Encoder(gan)` maps images to latents.
///
/// ### Algorithm Details
/// Donahue, Krähenbühl and Darrell (2017): the discriminator tells (x, E(x)) from (G(z), z); generator and encoder make it err.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.BiGan(Options)"/>
public sealed class BiGanTrainer : GanTrainer
{
    internal BiGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.BiGan), options)
    {
    }

    /// <summary>Settings of a <see cref="BiGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.Bidirectional"/>, a DCGAN with a
    /// <see cref="GanEncoder.Bidirectional"/> encoder, and latents of their own for the generator.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets objective and networks.</summary>
        public Options()
        {
            Objective = GanObjective.Bidirectional();
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Encoder = GanEncoder.Bidirectional });
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
