using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

/// <summary>Trains a generative adversarial network with any combination of networks, losses, regularisers and steps.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// ### Input and Output Columns
/// | column | type | meaning |
/// | --- | --- | --- |
/// | `Image` | Vector of Single in [−1,1], or Vector of Byte, with dimensions channels, height, width; or MLImage of known size | training input |
/// | the label column, if one is named | key | training input, and the class to make in the trained transformer; the missing key 0 is refused |
/// | `Latent` | Vector of Single | input of the trained transformer; without it, latents are drawn |
/// | `GeneratedImage`, `Score` | Vector of Single; Single | outputs of the trained transformer |
///
/// ### Trainer Characteristics
/// Task: image generation. Normalization needed: floats in [−1,1]; bytes and MLImages are scaled. Caching needed: no. Required NuGet in addition to
/// Microsoft.ML: TorchSharp and a native package, TorchSharp-cpu or TorchSharp-cuda-linux. Exportable to ONNX: no.
/// ]]></format>
/// </remarks>
/// <seealso cref="GanCatalog.Standard(Options)"/>
public sealed class StandardGanTrainer : GanTrainer
{
    internal StandardGanTrainer(MLContext context, Options options)
        : base(context, nameof(GanCatalog.Standard), options)
    {
    }

    /// <summary>Settings of a <see cref="StandardGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no effect.</summary>
    /// <remarks>The presets are SNGAN and what Fast-RobGAN's author compares with, for CIFAR-10 with labels: the residual pair for 32 pixels with 256 maps in
    /// the generator and 128 in the discriminator, spectral normalisation, the hinge loss, Adam with β₁ 0, β₂ 0.9, latents of 128 values, fresh ones for the
    /// generator. The official code's generator steps on batches of twice the size, which is left out.</remarks>
    public sealed class Options : GanTrainerOptions
    {
        /// <summary>SNGAN with a projection discriminator (Miyato and Koyama 2018): 5 steps of the discriminator, learning rates that fall linearly from 0.0002
        /// to 0 in 50,000 iterations.</summary>
        public static Options SnganProjection() => Sngan(ClassConditioning.Projection);

        /// <summary><see cref="SnganProjection"/> with an auxiliary classifier in place of the projection.</summary>
        public static Options SnganAuxiliaryClassifier() => Sngan(ClassConditioning.AuxiliaryClassifier);

        /// <summary><see cref="SnganProjection"/> with one step of the discriminator: the cheap form that Fast-RobGAN is compared with.</summary>
        public static Options SnganSingleStep()
        {
            var options = Sngan(ClassConditioning.Projection);
            options.CriticSteps = 1;
            return options;
        }

        /// <summary>SAGAN's setting (Zhang et al. 2019): <see cref="SnganProjection"/> with spectral normalisation in both networks, self-attention on the maps
        /// of 16 pixels, constant learning rates of 0.0001 for the generator and 0.0004 for the discriminator, and one step of each. The paper has it for
        /// 128 pixels, with attention at 32.</summary>
        public static Options Sagan()
        {
            var options = Sngan(ClassConditioning.Projection);
            options.Networks = GanNetworks.ResNet(options: new GanNetworkOptions
            {
                Conditioning = ClassConditioning.Projection,
                GeneratorSpectralNormalization = true,
                SelfAttentionResolution = 16,
            });
            options.CriticSteps = 1;
            (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (1e-4, 4e-4);
            options.LearningRateSchedule = LearningRateSchedule.Constant();
            return options;
        }

        private static Options Sngan(ClassConditioning conditioning) => new()
        {
            LabelColumnName = ColumnNames.Label,
            Networks = GanNetworks.ResNet(options: new GanNetworkOptions { Conditioning = conditioning }),
            Objective = GanObjective.Hinge(),
            GeneratorLatents = GeneratorLatents.Fresh,
            CriticSteps = 5,
            MaxIterations = 50_000,
            Beta1 = 0,
            Beta2 = 0.9,
            LearningRateSchedule = LearningRateSchedule.Linear(),
        };
    }
}
