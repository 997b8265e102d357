using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a class-conditional generative adversarial network by free adversarial training (Fast-RobGAN).</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1], or Vector of Byte, with dimensions channels, height, width; or MLImage of known size | training input |
/// | `Label` | key | training input, and the class to make in the trained transformer; the missing key 0 is refused |
/// | `Latent` | Vector of Single | input of the trained transformer, which draws one for each row of data without such a column |
/// | `GeneratedImage`, `Score` | Vector of Single; Single | outputs of the trained transformer |
///
/// ### Trainer Characteristics
/// Task: image generation. Normalization needed: floats in [−1,1]; bytes and MLImages are scaled. Caching needed: no, the images are read once if they fit
/// `CacheMegabytes`, and once per epoch otherwise. Required NuGet in addition to Microsoft.ML: TorchSharp and a native package, TorchSharp-cpu or
/// TorchSharp-cuda-linux. Exportable to ONNX: no.
///
/// ### Algorithm Details
/// RobGAN (Liu & Hsieh 2019) made cheap by free adversarial training (Shafahi et al. 2019): every batch is replayed M times, and one backward pass gives the
/// discriminator's gradient and that of a perturbation δ of the real images, which is kept from batch to batch. L_D = max(0, 1 − D(x+δ)) + CE(D_c(x+δ), y) +
/// max(0, 1 + D(G(z,y))) + KL(softmax(D_c(G(z,y))) ‖ uniform), L_G = −D(G(z,y)) + α·CE(D_c(G(z,y)), y).
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.FastRobGan(Options)"/>
public sealed class FastRobGanTrainer : GanTrainer
{
    internal FastRobGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.FastRobGan), options, needsLabels: true)
    {
    }

    /// <summary>Settings of a <see cref="FastRobGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>What differs from <see cref="GanTrainerOptions"/>: labels; the hinge loss with an auxiliary classifier;
    /// <see cref="GanRegularizer.UniformClasses"/>; a <see cref="GanFreePerturbation"/> with 2 <see cref="GanTrainerOptions.Replays"/>; Adam with β₁ 0, β₂ 0.9
    /// and a learning rate that halves every 80,000 iterations. One iteration takes one batch: the replays, each a step of the discriminator, then a step of
    /// the generator. Each ablation of the paper changes one option: FreePerturbation null, LearningRateSchedule constant, Regularizers empty.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>The paper's settings for CIFAR-10 on a DCGAN, except for the number of iterations (there 240,000).</summary>
        public Options()
        {
            LabelColumnName = ColumnNames.Label;
            Objective = GanObjective.Hinge();
            Regularizers = [GanRegularizer.UniformClasses()];
            FreePerturbation = new GanFreePerturbation();
            Replays = 2;
            GeneratorLatents = GeneratorLatents.Fresh;
            (Beta1, Beta2) = (0, 0.9);
            LearningRateSchedule = LearningRateSchedule.Exponential(0.5, 80_000);
        }

        /// <summary>The thesis' settings for CIFAR-10: the residual pair of WGAN-GP and SNGAN with 128 maps in all blocks of both networks (section 4.2), batch
        /// norms with a gain and a bias per class, an auxiliary classifier, no spectral normalisation; 240,000 iterations, perturbations of 0.02.</summary>
        public static Options Cifar10() => new() { Networks = Cifar, MaxIterations = 240_000 };

        /// <summary>The thesis' settings for CIFAR-100: those for CIFAR-10 with a weight of 0.2 on the generator's classification.</summary>
        public static Options Cifar100() => new() { Networks = Cifar, MaxIterations = 240_000, GeneratorClassificationWeight = 0.2 };

        /// <summary><see cref="Cifar10"/> on RobGAN's own networks, 1024, 512, 256, 128 and 64 maps in the generator and 128 in the discriminator
        /// (<see cref="GanNetworks.RobGanResNet"/>): ten times the generator's parameters.</summary>
        public static Options Cifar10OnRobGanNetworks() => new() { Networks = GanNetworks.RobGanResNet(), MaxIterations = 240_000 };

        /// <summary>The thesis' settings for ImageNet-143, at 64 or 128 pixels, on RobGAN's residual networks: 120,000 iterations, perturbations of 0.03, a
        /// learning rate that halves every 30,000 iterations.</summary>
        public static Options ImageNet143() => new()
        {
            Networks = GanNetworks.RobGanResNet(),
            MaxIterations = 120_000,
            FreePerturbation = new GanFreePerturbation { Bound = 0.03, StepSize = 0.03 },
            LearningRateSchedule = LearningRateSchedule.Exponential(0.5, 30_000),
        };

        // Up to 47 pixels the generator's blocks have four times its base channels, the discriminator's twice its own: 128 in both.
        private static GanNetworks Cifar => GanNetworks.ResNet(
            baseChannels: 32, options: new GanNetworkOptions { DiscriminatorBaseChannels = 64, SpectralNormalization = false });
    }
}
