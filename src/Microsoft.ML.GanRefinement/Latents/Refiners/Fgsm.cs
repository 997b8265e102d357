using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const int DefaultFgsmIterations = 100;
    internal const double DefaultFgsmStepSize = 0.01;

    /// <summary>AdvLatGAN-z (Li et al. 2022): iterated FGSM on latents with both networks frozen, z ← P(z − a·sign(∂L/∂z)), where P projects onto a ball around
    /// the latent given; or the same with the gradient in the place of its signs. The defaults are the paper's for CIFAR-10 and STL-10.</summary>
    /// <param name="iterations">n, from 0 to 1,000,000; each costs a forward and a backward pass of both networks. Default 100.</param>
    /// <param name="stepSize">a: how far each coordinate moves in a step, above 0. Default 0.01.</param>
    /// <param name="bound">ε: radius of the ball, at least 0; null (default) for no limit but n·a in each coordinate, as in the official code. The paper's text
    /// has a ball, but gives no radius for this search.</param>
    /// <param name="norm">The norm of the ball. Default <see cref="LatentNorm.LInfinity"/>.</param>
    /// <param name="goal">A higher score (default, the paper's), or a lower loss of the generator (the official code's).</param>
    /// <param name="rule">Steps along the gradient's signs (default), or along the gradient itself: "AT+LIN" and "AT+GD" in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Fgsm(
        int iterations = DefaultFgsmIterations,
        double stepSize = DefaultFgsmStepSize,
        double? bound = null,
        LatentNorm norm = LatentNorm.LInfinity,
        LatentSearchGoal goal = LatentSearchGoal.Score,
        LatentStepRule rule = LatentStepRule.Sign) =>
        new FgsmRefiner(iterations, stepSize, bound, norm, goal, rule);

    /// <summary>The search of AdvLatGAN's paper for MNIST: 30 steps of 0.03.</summary>
    public static GanLatentRefiner AdvLatMnist() => Fgsm(iterations: 30, stepSize: 0.03);

    /// <summary>The search of AdvLatGAN's paper for its ring of eight normal distributions: 8,000 steps of 0.003.</summary>
    public static GanLatentRefiner AdvLatRing() => Fgsm(iterations: 8_000, stepSize: 0.003);

    /// <summary>The search of AdvLatGAN's official code for CIFAR-10: 20 steps of 0.05 down the generator's own loss.</summary>
    public static GanLatentRefiner AdvLatOfficialCode() => Fgsm(iterations: 20, stepSize: 0.05, goal: LatentSearchGoal.GeneratorLoss);

    internal sealed record FgsmRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public FgsmRefiner(
            int iterations = DefaultFgsmIterations,
            double stepSize = DefaultFgsmStepSize,
            double? bound = null,
            LatentNorm norm = LatentNorm.LInfinity,
            LatentSearchGoal goal = LatentSearchGoal.Score,
            LatentStepRule rule = LatentStepRule.Sign)
        {
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(stepSize);
            OptionChecks.Between(0, double.MaxValue, bound ?? 0, nameof(bound));
            OptionChecks.Defined(norm);
            OptionChecks.Defined(goal);
            OptionChecks.Defined(rule);
            (Iterations, StepSize, Bound, Norm, Goal, Rule) = (iterations, stepSize, bound, norm, goal, rule);
        }

        public int Iterations { get; }

        public double StepSize { get; }

        public double? Bound { get; }

        public LatentNorm Norm { get; }

        public LatentSearchGoal Goal { get; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public LatentStepRule Rule { get; }

        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => Goal.Losses(batch.Objective, step);

        internal override Tensor Refine(RefinementBatch batch)
        {
            // In a ball without extent nothing moves.
            var descent = new IteratedFgsm(Bound == 0 ? 0 : Iterations, StepSize, new LatentBall(Bound ?? double.PositiveInfinity, Norm, batch.Prior), Rule);
            return LatentWalk.Run(batch, descent.Steps, (step, _) => Losses(batch, step),
                (rows, values, _) => descent.Move(rows.Latents, values.Gradients!, rows.Start));
        }
    }
}
