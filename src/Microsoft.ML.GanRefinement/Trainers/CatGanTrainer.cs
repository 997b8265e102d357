namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a discriminator that sorts images into categories without labels, and a generator that makes images of all of them (CatGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`; the score is minus the entropy of the categories, 0 where the discriminator is sure.
/// `mlContext.Gan().Encoder(gan)` maps images to the probabilities of the categories.
///
/// ### Algorithm Details
/// Springenberg (2016), equations 7 to 9.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.CatGan(Options)"/>
public sealed class CatGanTrainer : GanTrainer
{
    internal CatGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.CatGan), options)
    {
    }

    /// <summary>Settings of a <see cref="CatGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.Categorical"/>, a DCGAN with 10
    /// <see cref="GanNetworkOptions.Categories"/>, and latents of their own for the generator.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Ten categories.</summary>
        public Options()
        {
            Objective = GanObjective.Categorical();
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Categories = 10 });
            GeneratorLatents = GeneratorLatents.Fresh;
        }
    }
}
