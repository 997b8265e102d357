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
    internal const int DefaultFlowIterations = 25;
    internal const double DefaultFlowStepSize = 0.1;
    internal const double DefaultFlowNoise = 0.01;

    /// <summary>DG-flow (Ansari et al. 2021, algorithm 1): z ← z + η·s(d)·∂d/∂z + √(2ηγ)·ξ with d = ln p_data/p_G(G(z)), the gradient flow of an f-divergence
    /// with an entropy term. There is no term of the prior.</summary>
    /// <param name="divergence">Which divergence. Default Kullback–Leibler, s = 1.</param>
    /// <param name="iterations">Steps, from 0 to 1,000,000. Default 25.</param>
    /// <param name="stepSize">η, above 0. Default 0.1.</param>
    /// <param name="noise">γ, at least 0. Default 0.01.</param>
    /// <param name="calibration">Reads scores as ln p_data/p_G. Null (default) for the scores themselves, which is refused for a discriminator whose loss makes
    /// them none, as Wasserstein's and the hinge do.</param>
    /// <param name="seed">Of ξ, which is addressed by it, the step and a row's id.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static GanLatentRefiner GradientFlow(
        GradientFlowDivergence divergence = GradientFlowDivergence.KullbackLeibler,
        int iterations = DefaultFlowIterations,
        double stepSize = DefaultFlowStepSize,
        double noise = DefaultFlowNoise,
        GanScoreCalibration? calibration = null,
        int seed = 0) =>
        new GradientFlowRefiner(divergence, iterations, stepSize, noise, calibration, seed);

    internal sealed record GradientFlowRefiner : GanLatentRefiner
    {
        [JsonConstructor]
        public GradientFlowRefiner(
            GradientFlowDivergence divergence = GradientFlowDivergence.KullbackLeibler,
            int iterations = DefaultFlowIterations,
            double stepSize = DefaultFlowStepSize,
            double noise = DefaultFlowNoise,
            GanScoreCalibration? calibration = null,
            int seed = 0)
        {
            OptionChecks.Defined(divergence);
            OptionChecks.Between(0, MaxIterations, iterations);
            OptionChecks.Positive(stepSize);
            OptionChecks.Between(0, double.MaxValue, noise);
            (Divergence, Iterations, StepSize, Noise, Calibration, Seed) = (divergence, iterations, stepSize, noise, calibration, seed);
        }

        public GradientFlowDivergence Divergence { get; }

        public int Iterations { get; }

        public double StepSize { get; }

        public double Noise { get; }

        public GanScoreCalibration? Calibration { get; }

        public int Seed { get; }

        internal override void Check(NetworkPairSpecification networks, GanObjective objective) =>
            RequireLogRatio(nameof(GradientFlow), objective, Calibration);

        // −d.
        internal override Tensor Losses(RefinementBatch batch, GeneratorStep step) => -LogRatio(step, Calibration);

        internal override Tensor Refine(RefinementBatch batch)
        {
            var noise = new RowNoise(batch, Seed, DrawPurpose.Flow);
            return LatentWalk.Run(batch, Iterations, (step, _) => Losses(batch, step), (rows, values, k) =>
            {
                var speed = Speed(values.Losses);
                var moved = rows.Latents.Plus(speed is null ? values.Gradients! : values.Gradients! * speed.unsqueeze(1), -StepSize);
                return Noise == 0 ? moved : moved.Plus(noise.Normal(k), Math.Sqrt(2 * StepSize * Noise));
            });
        }

        // s, of −d.
        private Tensor? Speed(Tensor negative) => Divergence switch
        {
            GradientFlowDivergence.KullbackLeibler => null,
            GradientFlowDivergence.JensenShannon => (-negative).sigmoid(),
            _ => negative.sigmoid(),
        };
    }
}
