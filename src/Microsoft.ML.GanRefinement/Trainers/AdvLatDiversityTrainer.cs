using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generator with a penalty on nearby latents that make the same image (AdvLatGAN-div).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Li et al. (2022): for each latent, iterated FGSM finds a neighbour whose image is too similar, and a mode-seeking term drives the images apart.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.AdvLatDiversity(Options)"/>
public sealed class AdvLatDiversityTrainer : GanTrainer
{
    internal AdvLatDiversityTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.AdvLatDiversity), options)
    {
    }

    /// <summary>Settings of an <see cref="AdvLatDiversityTrainer"/>: those of <see cref="GanTrainerOptions"/>, with
    /// <see cref="GanTrainerOptions.ModeCollapsePenalty"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>With <see cref="GanTrainerOptions.LatentRefinement"/> the method becomes its "+" variant.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets the paper's search.</summary>
        public Options()
        {
            ModeCollapsePenalty = new GanModeCollapsePenalty();
            GeneratorLatents = GeneratorLatents.Fresh;
        }

        /// <summary>The conditional DCGAN for CIFAR-10, with 128 base channels. From the paper: 3 steps of 0.01, a weight of 1. From the official code: a start
        /// at a deviation of 0.08, labels concatenated, latents of 100 values, batches of 32, 200 epochs of CIFAR-10's 50,000 images. Left out are the code's
        /// weight decay of 0.0001 and its additional steps of both players on the partners.</summary>
        public static Options Cifar10() => new()
        {
            LabelColumnName = ColumnNames.Label,
            Networks = GanNetworks.Dcgan(128, new GanNetworkOptions
            {
                Conditioning = ClassConditioning.LabelConcatenation,
                Normalization = DiscriminatorNormalization.Batch,
                Initialization = WeightInitialization.Normal,
            }),
            LatentSize = 100,
            BatchSize = 32,
            MaxIterations = 312_500,
        };

        /// <summary><see cref="Cifar10"/> with the official code's search: steps of 0.004, and 1 added to the latents' distance in the ratio.</summary>
        public static Options OfficialCode()
        {
            var options = Cifar10();
            options.ModeCollapsePenalty = new GanModeCollapsePenalty { StepSize = 0.004, DistanceOffset = 1 };
            return options;
        }
    }
}
