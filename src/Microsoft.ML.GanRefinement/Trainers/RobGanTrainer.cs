using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a class-conditional network whose discriminator learns on adversarially perturbed real images (RobGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// RobGAN (Liu & Hsieh 2019): the discriminator learns on real images that projected gradient descent has moved against it, five times for each step of the
/// generator. L_D = −E ln P(real|x+δ) − E ln P(y|x+δ) − E ln P(fake|G(z,y)), L_G = −E ln P(real|G(z,y)) − E ln P(y|G(z,y)).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.RobGan(Options)"/>
public sealed class RobGanTrainer : GanTrainer
{
    internal RobGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.RobGan), options, needsLabels: true)
    {
    }

    /// <summary>Settings of a <see cref="RobGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: labels; a <see cref="GanPgdAttack"/> of 5 steps; 5
    /// <see cref="GanTrainerOptions.CriticSteps"/>; Adam with β₁ 0, β₂ 0.9. The discriminator classifies real images only. The official code does so with its
    /// flag <c>our_loss</c>; without it, that code mixes λ·BCE + (1−λ)·CE on both kinds of images, λ = ½. That mixture is λ times the loss here with
    /// <see cref="GanTrainerOptions.ClassifiesFakes"/> and both classification weights at (1−λ)/λ. The factor changes neither Adam's steps nor attacks, which
    /// use signs only.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The settings for CIFAR-10, on a DCGAN.</summary>
        public Options()
        {
            LabelColumnName = ColumnNames.Label;
            Attack = new GanPgdAttack();
            CriticSteps = 5;
            GeneratorLatents = GeneratorLatents.Fresh;
            (Beta1, Beta2) = (0, 0.9);
        }

        /// <summary>RobGAN on CIFAR-10 as Fast-RobGAN's author compares with it: RobGAN's residual networks, attacks of 5 steps of 0.02
        /// within 0.02 from a random start, batches of 64, a learning rate of 0.0002. The number of iterations is the library's.</summary>
        public static Options Cifar10() => new() { Networks = GanNetworks.RobGanResNet() };

        /// <summary>The same for ImageNet-143, at 64 or 128 pixels: steps of 0.03 within 0.03.</summary>
        public static Options ImageNet143() => new() { Networks = GanNetworks.RobGanResNet(), Attack = new GanPgdAttack { Bound = 0.03, StepSize = 0.03 } };

        /// <summary>ImageNet-143 as in RobGAN's official code: attacks that start at the image and take 5 steps of 0.0078 within 0.03125
        /// (0.0625 in its script for the whole of ImageNet).</summary>
        public static Options OfficialCode() => new()
        {
            Networks = GanNetworks.RobGanResNet(),
            Attack = new GanPgdAttack { Bound = 0.03125, StepSize = 0.0078, RandomStart = false },
        };
    }
}
