namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator some of whose latent values can be read from its samples (InfoGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`. `mlContext.Gan().Encoder(gan)` maps images to codes, the first values of the latent.
///
/// ### Algorithm Details
/// Chen et al. (2016): a head Q of the discriminator tells the code c of a generated sample, and both players lower λ·½ (Q(G(z)) − c)² for continuous codes
/// and −λ·ln Q(k|G(z)) for categories k, if there are `GanNetworkOptions.LatentCategories`. Nothing says what a category means: it finds what splits the data
/// best. `ClassConditioning.AuxiliaryClassifier` learns classes from labels.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.InfoGan(Options)"/>
public sealed class InfoGanTrainer : GanTrainer
{
    internal InfoGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.InfoGan), options)
    {
    }

    /// <summary>Settings of an <see cref="InfoGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanRegularizer.MutualInformation"/> with a weight of 1, a DCGAN with 2
    /// <see cref="GanNetworkOptions.LatentCodes"/>, a learning rate of 0.001 for the generator, as in the paper, and latents of their own for the generator.
    /// The paper's codes are uniform: see <see cref="GanTrainerOptions.LatentDistribution"/>.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets regulariser and networks.</summary>
        public Options()
        {
            Regularizers = [GanRegularizer.MutualInformation()];
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { LatentCodes = 2 });
            GeneratorLearningRate = 1e-3;
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
