using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanLatentRefiner
{
    internal const int DefaultLangevinIterations = 100;
    internal const double DefaultLangevinStepSize = 0.01;

    /// <summary>DDLS (Che et al. 2020, algorithm 1): Langevin steps z ← z − (ε/2)·∂E/∂z + √ε·ξ in the energy E(z) = ½‖z‖² − ln p_data/p_G(G(z)), whose samples
    /// follow the data rather than the generator. A uniform prior has no ½‖z‖², and steps out of its cube end at its border.</summary>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 100; the paper takes up to 1,000.</param>
    /// <param name="stepSize">ε, above 0. Default 0.01.</param>
    /// <param name="calibration">Reads scores as ln p_data/p_G. Null (default) for the scores themselves, which is refused for a discriminator whose loss makes
    /// them none, as Wasserstein's and the hinge do.</param>
    /// <param name="seed">Of ξ, which is addressed by it, the step and a row's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner Langevin(
        int iterations = DefaultLangevinIterations, double stepSize = DefaultLangevinStepSize, GanScoreCalibration? calibration = null, int seed = 0) =>
        new LangevinRefiner(iterations, stepSize, calibration, seed);

    internal sealed record LangevinRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public LangevinRefiner(
            int iterations = DefaultLangevinIterations, double stepSize = DefaultLangevinStepSize, GanScoreCalibration? calibration = null, int seed = 0)
        {
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(stepSize);
            (Iterations, StepSize, Calibration, Seed) = (iterations, stepSize, calibration, seed);
        }

        public int Iterations { get; }

        public double StepSize { get; }

        public GanScoreCalibration? Calibration { get; }

        public int Seed { get; }

        internal override void Check(NetworkPairSpecification networks, GanObjective objective) => RequireLogRatio(nameof(Langevin), objective, Calibration);

        // E; a uniform prior has the same density everywhere in its cube.
        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => batch.Prior == LatentDistribution.Uniform
            ? -LogRatio(step, Calibration)
            : step.Latents.Squared().sum(1L).Times(0.5) - LogRatio(step, Calibration);

        internal override Tensor Refine(RefinementBatch batch)
        {
            var noise = new RowNoise(batch, Seed, DrawPurpose.Langevin);
            return LatentWalk.Run(batch, Iterations, (step, _) => Losses(batch, step),
                (rows, values, k) => rows.Latents.Plus(values.Gradients!, -StepSize / 2).Plus(noise.Normal(k), Math.Sqrt(StepSize)));
        }
    }
}
