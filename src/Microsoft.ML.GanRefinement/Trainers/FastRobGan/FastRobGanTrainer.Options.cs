using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement;

public sealed partial class FastRobGanTrainer
{
    /// <summary>Settings of a <see cref="FastRobGanTrainer"/>. Copied and checked when the trainer is made; changing them later has no
    /// effect.</summary>
    /// <remarks>
    /// What differs from <see cref="GanRecipeOptions"/>: labels; the hinge loss with an auxiliary classifier; <see cref="GanRegularizer.UniformClasses"/>;
    /// a <see cref="GanFreePerturbation"/> with 2 <see cref="GanRecipeOptions.Replays"/>; Adam with β₁ 0, β₂ 0.9 and a learning rate that halves
    /// every 80,000 iterations. One iteration takes one batch: the replays, each a step of the discriminator, then a step of the generator. Each
    /// ablation of the paper is one option set otherwise: FreePerturbation null, LearningRateSchedule constant, Regularizers empty.
    /// </remarks>
    public sealed class Options : GanRecipeOptions
    {
        /// <summary>The paper's settings for CIFAR-10 on a DCGAN, except for the number of iterations (there 240,000).</summary>
        public Options()
        {
            LabelColumnName = ColumnNames.Label;
            Objective = GanObjective.Hinge();
            Regularizers = [GanRegularizer.UniformClasses()];
            FreePerturbation = new GanFreePerturbation();
            Replays = 2;
            (Beta1, Beta2) = (0, 0.9);
            LearningRateSchedule = LearningRateSchedule.Exponential(0.5, 80_000);
        }

        /// <summary>The paper's settings for CIFAR-10: RobGAN's residual networks, 240,000 iterations, perturbations of 0.02.</summary>
        public static Options Cifar10() => new() { Networks = Residual, MaxIterations = 240_000 };

        /// <summary>The paper's settings for CIFAR-100: those for CIFAR-10 with a weight of 0.2 on the generator's classification.</summary>
        public static Options Cifar100() => new() { Networks = Residual, MaxIterations = 240_000, GeneratorClassificationWeight = 0.2 };

        /// <summary>The paper's settings for ImageNet-143, of 64 or 128 pixels: 120,000 iterations, perturbations of 0.03, a learning rate that
        /// halves every 30,000 iterations.</summary>
        public static Options ImageNet143() => new()
        {
            Networks = Residual,
            MaxIterations = 120_000,
            FreePerturbation = new GanFreePerturbation { Bound = 0.03, StepSize = 0.03 },
            LearningRateSchedule = LearningRateSchedule.Exponential(0.5, 30_000),
        };

        private static GanNetworks Residual => GanNetworks.RobGanResNet();
    }
}
