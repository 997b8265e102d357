namespace Microsoft.ML.GanRefinement;

public sealed partial class TemperedGanTrainer
{
    /// <summary>Settings of a <see cref="TemperedGanTrainer"/>: those of <see cref="GanRecipeOptions"/>, with a
    /// <see cref="GanRecipeOptions.Lens"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>The paper gives each of its data sets one of three losses; the presets are named by them. From the paper: Adam, learning rates of
    /// 0.0001, networks like DCGAN's with 4×4 kernels, least squares without the factor ½ and without batch normalisation, WGAN-GP by RMSProp, a
    /// lens tempered over 10,000 iterations. The critic's steps and the penalty's weight are WGAN-GP's own; batch and latent sizes, the number of
    /// iterations and Adam's β are the library's.</remarks>
    public sealed class Options : GanRecipeOptions
    {
        /// <summary>The paper's lens.</summary>
        public Options() => Lens = new GanLens();

        /// <summary>The DCGAN of MNIST and Color-MNIST (three channels, see <see cref="GanCatalog.StackChannels"/>): the non-saturating loss, batch
        /// normalisation in both networks.</summary>
        public static Options Dcgan() => Slow(new()
        {
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Normalization = DiscriminatorNormalization.Batch }),
        });

        /// <summary>The LSGAN of MNIST, Color-MNIST and CelebA. The generator keeps its batch normalisation, which the paper takes from both
        /// networks.</summary>
        public static Options LeastSquares() => Slow(new() { Objective = GanObjective.LeastSquares(half: false) });

        /// <summary>The WGAN-GP of CIFAR-10, by RMSProp.</summary>
        public static Options WassersteinGradientPenalty() => Slow(new()
        {
            Objective = GanObjective.Wasserstein(),
            Regularizers = [GanRegularizer.GradientPenalty()],
            Optimizer = GanOptimizer.RmsProp,
            CriticSteps = 5,
        });

        private static Options Slow(Options options)
        {
            (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (1e-4, 1e-4);
            return options;
        }
    }
}
