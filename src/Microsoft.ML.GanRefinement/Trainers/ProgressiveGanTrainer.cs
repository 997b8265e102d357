namespace Microsoft.ML.GanRefinement;

/// <summary>Trains networks that grow from small images to large ones (ProGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`; images have their full size from the start.
///
/// ### Algorithm Details
/// Karras, Aila, Laine and Lehtinen (2018): resolutions of 4, 8, 16, 32, 64 pixels, each faded in, (1 − α)·old + α·new; an equalised learning rate, pixel
/// normalisation, the deviation over the batch; WGAN-GP with one step of the critic and a drift penalty.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Progressive(Options)"/>
public sealed class ProgressiveGanTrainer : GanTrainer
{
    internal ProgressiveGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Progressive), options)
    {
    }

    /// <summary>Settings of a <see cref="ProgressiveGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: <see cref="GanNetworks.Progressive"/> with <see cref="GanTrainerOptions.Growing"/>;
    /// <see cref="GanObjective.Wasserstein"/> with <see cref="GanRegularizer.GradientPenalty"/> of weight 10 and <see cref="GanRegularizer.Drift"/> of
    /// 0.001; Adam with a learning rate of 0.001, β₁ 0 and β₂ 0.99; an average of the generator with a decay of 0.999; batches of 16. The paper's batches
    /// and rates change with the resolution, and its runs are 50 to 100 times as long as the library's defaults: see <see cref="GanGrowing"/>.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The paper's values.</summary>
        public Options()
        {
            Networks = GanNetworks.Progressive();
            Growing = new GanGrowing();
            Objective = GanObjective.Wasserstein();
            Regularizers = [GanRegularizer.GradientPenalty(), GanRegularizer.Drift()];
            GeneratorLatents = GeneratorLatents.Fresh;
            (GeneratorLearningRate, DiscriminatorLearningRate) = (1e-3, 1e-3);
            (Beta1, Beta2) = (0, 0.99);
            GeneratorEmaDecay = 0.999;
            BatchSize = 16;
        }
    }
}
