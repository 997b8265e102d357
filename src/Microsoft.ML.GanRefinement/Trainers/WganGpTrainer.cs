namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a Wasserstein critic with a gradient penalty, and a generator against it (WGAN-GP).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Gulrajani et al. (2017), algorithm 1: five steps of the critic, L_D = E D(G(z)) − E D(x) + λ·E (‖∇D(x̂)‖ − 1)² with x̂ on the lines between real and
/// generated samples, for each step of the generator, L_G = −E D(G(z)). The score is a critic value to compare with others, not a logit. The critic must have
/// no batch normalisation; the default networks have none.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.WganGp(Options)"/>
public sealed class WganGpTrainer : GanTrainer
{
    internal WganGpTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.WganGp), options)
    {
    }

    /// <summary>Settings of a <see cref="WganGpTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.Wasserstein"/> with <see cref="GanRegularizer.GradientPenalty"/> of
    /// weight 10; 5 <see cref="GanTrainerOptions.CriticSteps"/>; Adam with a learning rate of 0.0001, β₁ 0 and β₂ 0.9. With labels the networks get an
    /// auxiliary classifier, with the paper's weight of 0.1 in the generator's loss.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The paper's default values.</summary>
        public Options()
        {
            Objective = GanObjective.Wasserstein();
            Regularizers = [GanRegularizer.GradientPenalty()];
            CriticSteps = 5;
            GeneratorLatents = GeneratorLatents.Fresh;
            (GeneratorLearningRate, DiscriminatorLearningRate) = (1e-4, 1e-4);
            (Beta1, Beta2) = (0, 0.9);
            GeneratorClassificationWeight = 0.1;
        }
    }
}
