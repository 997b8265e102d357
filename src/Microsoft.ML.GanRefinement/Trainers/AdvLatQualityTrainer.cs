using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains the discriminator on images of latents moved towards a lower loss of the generator (AdvLatGAN-qua).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Li et al. (2022): before each step of the discriminator, iterated FGSM moves its latents within a ball, z ← P(z − a·sign(∂L_G/∂z)).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.AdvLatQuality(Options)"/>
public sealed class AdvLatQualityTrainer : GanTrainer
{
    internal AdvLatQualityTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.AdvLatQuality), options)
    {
    }

    /// <summary>Settings of an <see cref="AdvLatQualityTrainer"/>: those of <see cref="GanTrainerOptions"/>, with a
    /// <see cref="GanTrainerOptions.LatentSearch"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>The presets are the paper's four networks for CIFAR-10. From its table 17: each ε of a step along signs ("AT+LIN"), and each a of a step
    /// along the gradient of the generator's own loss ("AT+GD"), which no ball limits. From the official code: each a of a step along signs, one step,
    /// 100,000 iterations with batches of 128, latents of 100 values, Adam with a learning rate that falls linearly from 0.0002 to 0, and one step of the
    /// discriminator in each iteration. For STL-10, table 18 has the same ε, batches of 64, five steps of the discriminator and latents of 128 values, where
    /// the code has 128, one and 100: the presets follow the table, with the code's a. That code's generator steps on batches of twice the size, which is
    /// left out. Where text and code differ, the defaults follow the text, and what the code does is available as options: no projection (<see
    /// cref="GanLatentSearch.Bound"/> null), the generator's own loss (<see cref="GanLatentSearch.Goal"/>), one search per iteration (<see
    /// cref="GanLatentSearch.OncePerIteration"/>). The code's search also changes the batch norms' running statistics; here it does not. With <see
    /// cref="GanTrainerOptions.LatentRefinement"/> a method becomes its "+" variant.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets the paper's search, with a projection onto the ball.</summary>
        public Options()
        {
            LatentSearch = new GanLatentSearch();
            GeneratorLatents = GeneratorLatents.Fresh;
        }

        /// <summary>On DCGAN: ε 0.01, a 0.03, or a 0.006 along the gradient; β₁ 0.5, β₂ 0.9.</summary>
        /// <param name="rule">Signs of the gradient, or the gradient itself.</param>
        public static Options Dcgan(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(GanNetworks.ClassicDcgan(), GanObjective.NonSaturating(), Search(rule, 0.01, 0.03, 0.006), beta1: 0.5);

        /// <summary>On SNGAN's convolutional pair: the hinge loss, ε 0.02, a 0.04, or a 0.005 along the gradient.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options Sngan(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(GanNetworks.SnganCnn(), GanObjective.Hinge(), Search(rule, 0.02, 0.04, 0.005));

        /// <summary>On WGAN, on the same pair without spectral normalisation: ε 0.003, a 0.01, or a 0.0008 along the gradient; weights clipped at
        /// 0.1.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options Wasserstein(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(Plain, GanObjective.Wasserstein(), Search(rule, 0.003, 0.01, 0.0008), regularizer: GanRegularizer.WeightClipping(0.1));

        /// <summary>On WGAN-GP, on the same pair: ε 0.005, a 0.015, or a 0.001 along the gradient; a penalty of weight 10.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options WassersteinGradientPenalty(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(Plain, GanObjective.Wasserstein(), Search(rule, 0.005, 0.015, 0.001), regularizer: GanRegularizer.GradientPenalty());

        /// <summary>On LSGAN, on the networks of <see cref="Dcgan"/>, with its search: the paper's tables give none for this loss.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options LeastSquares(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(GanNetworks.ClassicDcgan(), GanObjective.LeastSquares(), Search(rule, 0.01, 0.03, 0.006), beta1: 0.5);

        /// <summary>On WGAN-div, on the networks of <see cref="WassersteinGradientPenalty"/>, with its search: the paper's tables give none for this
        /// loss.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options WassersteinDivergence(LatentStepRule rule = LatentStepRule.Sign) =>
            OnCifar(Plain, GanObjective.Wasserstein(), Search(rule, 0.005, 0.015, 0.001), regularizer: GanRegularizer.WassersteinDivergence());

        /// <summary>On ACGAN, whose rows in the paper are ReACGAN's (Kang et al. 2021): residual networks with spectral normalisation and a
        /// <see cref="ClassConditioning.NormalizedClassifier"/>, the hinge loss, 0.5 times the data-to-data cross entropy in both players' losses. The search
        /// is that of <see cref="Sngan"/>: the paper's tables give none for it.</summary>
        /// <inheritdoc cref="Dcgan"/>
        public static Options Acgan(LatentStepRule rule = LatentStepRule.Sign)
        {
            var networks = GanNetworks.ResNet(options: new GanNetworkOptions { Conditioning = ClassConditioning.NormalizedClassifier });
            var options = OnCifar(networks, GanObjective.Hinge(), Search(rule, 0.02, 0.04, 0.005));
            options.LabelColumnName = ColumnNames.Label;
            (options.GeneratorClassificationWeight, options.DiscriminatorClassificationWeight) = (0.5, 0.5);
            return options;
        }

        /// <summary><see cref="Dcgan"/> for STL-10 at 48 pixels: a 0.04.</summary>
        public static Options DcganStl10() => OnStl10(Dcgan(), 0.04);

        /// <summary><see cref="Sngan"/> for STL-10 at 48 pixels: a 0.05.</summary>
        public static Options SnganStl10() => OnStl10(Sngan(), 0.05);

        /// <summary><see cref="Wasserstein"/> for STL-10 at 48 pixels: a 0.02.</summary>
        public static Options WassersteinStl10() => OnStl10(Wasserstein(), 0.02);

        /// <summary><see cref="WassersteinGradientPenalty"/> for STL-10 at 48 pixels: a 0.015.</summary>
        public static Options WassersteinGradientPenaltyStl10() => OnStl10(WassersteinGradientPenalty(), 0.015);

        // The ε of table 18 are those of table 17.
        private static Options OnStl10(Options options, double step)
        {
            options.LatentSearch = options.LatentSearch! with { StepSize = step };
            (options.BatchSize, options.CriticSteps, options.LatentSize) = (64, 5, 128);
            return options;
        }

        private static GanNetworks Plain => GanNetworks.SnganCnn(options: new GanNetworkOptions { SpectralNormalization = false });

        private static GanLatentSearch Search(LatentStepRule rule, double bound, double signStep, double gradientStep) => rule == LatentStepRule.Gradient
            // A gradient's length, unlike its signs, depends on whose it is: the code has that of the generator's own loss.
            ? new GanLatentSearch { Rule = rule, StepSize = gradientStep, Bound = null, Goal = LatentSearchGoal.GeneratorLoss }
            : new GanLatentSearch { Rule = rule, StepSize = signStep, Bound = bound };

        private static Options OnCifar(GanNetworks networks, GanObjective objective, GanLatentSearch search, double beta1 = 0,
            GanRegularizer? regularizer = null) => new()
            {
                Networks = networks,
                Objective = objective,
                Regularizers = regularizer is null ? [] : [regularizer],
                LatentSearch = search,
                LatentSize = 100,
                BatchSize = 128,
                MaxIterations = 100_000,
                LearningRateSchedule = LearningRateSchedule.Linear(),
                Beta1 = beta1,
                Beta2 = 0.9,
            };
    }
}
