using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const int DefaultSpreadIterations = 300;
    internal const double DefaultSpreadStepSize = 0.03;

    /// <summary>The search of AdvLatGAN-div (Li et al. 2022, equation 8): around each latent z₀, for the z whose image differs least from that of z₀ for its
    /// distance, min d(G(z₀), G(z)) / d(z₀, z), which finds collapsing pairs; or, in the other direction, differs most. d is the mean absolute
    /// difference.</summary>
    /// <param name="apart">True (default) for images that differ most, false for those that differ least.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 300, as in the paper's table 1.</param>
    /// <param name="stepSize">How far each coordinate moves in a step, above 0. Default 0.03.</param>
    /// <param name="bound">Radius of the ball around z₀, above 0, or null (default) for none.</param>
    /// <param name="norm">The norm of the ball. Default <see cref="LatentNorm.LInfinity"/>.</param>
    /// <param name="rule">Steps along the gradient's signs (default) or along the gradient.</param>
    /// <param name="startDeviation">Where the search begins: z₀ + normal noise of this standard deviation, above 0, since at z₀ itself the ratio is 0/0.
    /// Default 0.08, as in the official code.</param>
    /// <param name="seed">Of the noise, which is addressed by it and a row's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Spread(
        bool apart = true,
        int iterations = DefaultSpreadIterations,
        double stepSize = DefaultSpreadStepSize,
        double? bound = null,
        LatentNorm norm = LatentNorm.LInfinity,
        LatentStepRule rule = LatentStepRule.Sign,
        double startDeviation = 0.08,
        int seed = 0) =>
        new SpreadRefiner(apart, iterations, stepSize, bound, norm, rule, startDeviation, seed);

    internal sealed record SpreadRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public SpreadRefiner(
            bool apart = true,
            int iterations = DefaultSpreadIterations,
            double stepSize = DefaultSpreadStepSize,
            double? bound = null,
            LatentNorm norm = LatentNorm.LInfinity,
            LatentStepRule rule = LatentStepRule.Sign,
            double startDeviation = 0.08,
            int seed = 0)
        {
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(stepSize);
            OptionChecks.Positive(bound ?? 1, option: nameof(bound));
            OptionChecks.Defined(norm);
            OptionChecks.Defined(rule);
            OptionChecks.Positive(startDeviation);
            (Apart, Iterations, StepSize, Bound, Norm, Rule, StartDeviation, Seed) = (apart, iterations, stepSize, bound, norm, rule, startDeviation, seed);
        }

        public bool Apart { get; }

        public int Iterations { get; }

        public double StepSize { get; }

        public double? Bound { get; }

        public LatentNorm Norm { get; }

        public LatentStepRule Rule { get; }

        public double StartDeviation { get; }

        public int Seed { get; }

        internal override Tensor Refine(RefinementBatch batch)
        {
            using var scope = NewDisposeScope();
            var descent = new IteratedFgsm(Iterations, StepSize, new LatentBall(Bound ?? double.PositiveInfinity, Norm, batch.Prior), Rule);
            var center = batch.Latents.detach();
            // No steps leave latents as they are.
            var start = Iterations == 0
                ? center
                : descent.Ball.Project(center.Plus(new RowNoise(batch, Seed, DrawPurpose.Spread).Normal(0).Times(StartDeviation)), center);
            return LatentWalk.Run(batch, start, Iterations, (networks, rows) => RowGradients.OfRows(rows, piece => Ratios(networks, piece)),
                (rows, values, _) => descent.Move(rows.Latents, values.Gradients!, rows.Start)).MoveToOuterDisposeScope();
        }

        private Tensor Ratios(RowGradients networks, LatentRows rows)
        {
            var ratios = LatentRatio.Of(networks.Generate(rows.Latents, rows.Classes), networks.Generate(rows.Start, rows.Classes), rows.Latents, rows.Start);
            return Apart ? -ratios : ratios;
        }
    }
}
