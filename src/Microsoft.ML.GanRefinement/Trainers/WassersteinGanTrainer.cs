namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a Wasserstein critic whose weights are clipped, and a generator against it (WGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`; the score is a critic value to compare with others, not a logit.
///
/// ### Algorithm Details
/// Arjovsky, Chintala and Bottou (2017), algorithm 1: five steps of the critic, L_D = E D(G(z)) − E D(x), each followed by clamping its weights to [−c, c], for
/// each step of the generator, L_G = −E D(G(z)). With `Options.GradientPenalty()` a penalty takes the place of clipping: that is `WganGpTrainer`'s method.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Wasserstein(Options)"/>
public sealed class WassersteinGanTrainer : GanTrainer
{
    internal WassersteinGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Wasserstein), options)
    {
    }

    /// <summary>Settings of a <see cref="WassersteinGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanObjective.Wasserstein"/> with <see cref="GanRegularizer.WeightClipping"/>
    /// at 0.01; 5 <see cref="GanTrainerOptions.CriticSteps"/>; RMSProp with a learning rate of 0.00005.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The paper's default values.</summary>
        public Options()
        {
            Objective = GanObjective.Wasserstein();
            Regularizers = [GanRegularizer.WeightClipping()];
            CriticSteps = 5;
            Optimizer = GanOptimizer.RmsProp;
            GeneratorLatents = GeneratorLatents.Fresh;
            (GeneratorLearningRate, DiscriminatorLearningRate) = (5e-5, 5e-5);
        }

        /// <summary>With a gradient penalty of weight 10 instead of clipping, and Adam with a learning rate of 0.0001, β₁ 0 and β₂ 0.9 (Gulrajani et al.
        /// 2017).</summary>
        public static Options GradientPenalty() => new()
        {
            Regularizers = [GanRegularizer.GradientPenalty()],
            Optimizer = GanOptimizer.Adam,
            GeneratorLearningRate = 1e-4,
            DiscriminatorLearningRate = 1e-4,
            Beta1 = 0,
            Beta2 = 0.9,
        };
    }
}
