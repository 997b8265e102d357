namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a network behind a lens that makes real images easier to reach at first (tempered adversarial networks).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// As for `StandardGanTrainer`.
///
/// ### Algorithm Details
/// Sajjadi, Parascandolo, Mehrjou and Schölkopf (2018): the discriminator sees L(x) instead of a real x; the lens L minimises λ·L_A + L_R, L_R the mean of
/// (x − L(x))² over values (the paper writes ‖x − L(x)‖²; `GanLens` says what the difference does and how to choose), where L_A is
/// the discriminator's loss on L(x) as if it were generated, and λ falls from 1 to 0. The paper says nothing of relativistic losses: here they take L(x) as
/// generated and x as real.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Tempered(Options)"/>
public sealed class TemperedGanTrainer : GanTrainer
{
    internal TemperedGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Tempered), options)
    {
    }

    /// <summary>Settings of a <see cref="TemperedGanTrainer"/>: those of <see cref="GanTrainerOptions"/>, with a
    /// <see cref="GanTrainerOptions.Lens"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>The presets differ from the constructor's lens in one thing: as in the paper, all of the lens's weights are drawn, and it does not start as the
    /// identity (<see cref="GanLens.StartsAsIdentity"/>). The lens's optimiser is the preset's. The paper gives each of its data sets one of three losses; the
    /// presets are named after the losses. From the paper: Adam, learning rates of 0.0001, networks like DCGAN's with 4×4 kernels, Xavier's initialisation,
    /// least squares without the factor ½ and without batch normalisation, WGAN-GP with RMSProp, a lens tempered over 10,000 iterations. The critic's steps
    /// and the penalty's weight are WGAN-GP's own; batch and latent sizes, the number of iterations and Adam's β are the library's.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>Sets the paper's lens.</summary>
        public Options()
        {
            Lens = new GanLens();
            GeneratorLatents = GeneratorLatents.Fresh;
        }

        /// <summary>The DCGAN for MNIST and Color-MNIST (three channels, see <see cref="GanCatalog.StackChannels"/>): the non-saturating loss, batch
        /// normalisation in both networks.</summary>
        public static Options Dcgan() => Slow(new()
        {
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions
            {
                Initialization = WeightInitialization.Xavier,
                Normalization = DiscriminatorNormalization.Batch,
            }),
        });

        /// <summary>The LSGAN for MNIST, Color-MNIST and CelebA, without batch normalisation in either network.</summary>
        public static Options LeastSquares() => Slow(new()
        {
            Objective = GanObjective.LeastSquares(half: false),
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions
            {
                Initialization = WeightInitialization.Xavier,
                GeneratorNormalization = GeneratorNormalization.None,
            }),
        });

        /// <summary>The WGAN-GP for CIFAR-10, with RMSProp for all players, the lens too.</summary>
        public static Options WassersteinGradientPenalty() => Slow(new()
        {
            Objective = GanObjective.Wasserstein(),
            Regularizers = [GanRegularizer.GradientPenalty()],
            Optimizer = GanOptimizer.RmsProp,
            CriticSteps = 5,
            Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Initialization = WeightInitialization.Xavier }),
        });

        private static Options Slow(Options options)
        {
            (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (1e-4, 1e-4);
            options.Lens = new GanLens { StartsAsIdentity = false };
            return options;
        }
    }
}
