using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const int DefaultCoachIterations = 50;
    internal const double DefaultCoachLearningRate = 0.001;

    /// <summary>CoachGAN: z ← Opt(z, ∂L_G/∂z), K times, with the generator's loss that the network was trained with and both networks frozen.</summary>
    /// <param name="iterations">K, from 0 to 1,000,000; 0 leaves latents as they are. Default 50.</param>
    /// <param name="learningRate">Step size, above 0. Default 0.001; small networks take 0.01 with 10 to 30 steps.</param>
    /// <param name="optimizer">Adam (default) or plain gradient descent.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Coach(
        int iterations = DefaultCoachIterations, double learningRate = DefaultCoachLearningRate, LatentOptimizer optimizer = LatentOptimizer.Adam) =>
        new CoachRefiner(iterations, learningRate, optimizer);

    internal sealed record CoachRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public CoachRefiner(int iterations, double learningRate, LatentOptimizer optimizer = LatentOptimizer.Adam)
        {
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(learningRate);
            OptionChecks.Defined(optimizer);
            (Iterations, LearningRate, Optimizer) = (iterations, learningRate, optimizer);
        }

        public int Iterations { get; }

        public double LearningRate { get; }

        public LatentOptimizer Optimizer { get; }

        internal override Tensor Refine(NetworkPair networks, GanObjective objective, Tensor latents, Tensor? classes, Cancellation cancellation = default)
        {
            using var whole = NewDisposeScope();
            using var grad = enable_grad();
            var z = new Parameter(latents.detach().clone());
            using var steps = StepsOf(z);
            for (var k = 0; k < Iterations; k++)
            {
                cancellation.ThrowIfRequested();
                using var scope = NewDisposeScope();
                var images = networks.Generator.call(z, classes);
                var losses = objective.GeneratorLosses(new GeneratorStep(z, classes, images, networks.Discriminator.call(images, classes)));
                steps.ClearGradients();
                // The sum, not the mean, so that each latent goes its own way.
                losses.sum().backward();
                steps.Step(LearningRate);
            }
            return z.detach().MoveToOuterDisposeScope();
        }

        private Optimizer StepsOf(Parameter z) => Optimizer == LatentOptimizer.Adam ? new Adam([z]) : new Sgd([z]);
    }
}
