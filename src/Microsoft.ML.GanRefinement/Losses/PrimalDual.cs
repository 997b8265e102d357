using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>A GAN as the Lagrangian of a convex program, whose multipliers are the discriminator's values: L_D = −E f₀(D(x)) − E f₁(D(G(z))),
    /// L_G = E f₁(D(G(z))) (Chen, Wang &amp; Ge 2019, equation 9). With <see cref="GanRegularizer.DensityMatching"/> the generator also takes the step of the
    /// paper's algorithm 1 on its density at the data.</summary>
    /// <param name="realization">f₀ and f₁.</param>
    /// <exception cref="ArgumentOutOfRangeException">The realisation is unknown.</exception>
    public static GanObjective PrimalDual(PrimalDualRealization realization = PrimalDualRealization.JensenShannon) => new PrimalDualLoss(realization);

    /// <summary>The functions of <see cref="PrimalDual"/>, of a score v. f₁ is 0 where the discriminator sees no difference.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PrimalDualRealization>))]
    public enum PrimalDualRealization
    {
        /// <summary>f₀ = ln σ(v), f₁ = ln(2(1 − σ(v))): the minimax GAN's.</summary>
        JensenShannon,

        /// <summary>f₀ = −(v − 1)², f₁ = ¼ − v²: LSGAN's, less the value of its equilibrium at v = ½.</summary>
        LeastSquares,

        /// <summary>f₀ = v, f₁ = −v: WGAN's. The critic must be kept Lipschitz.</summary>
        Wasserstein,
    }

    internal sealed record PrimalDualLoss : SeparableObjective
    {
        [JsonConstructor]
        public PrimalDualLoss(PrimalDualRealization realization = PrimalDualRealization.JensenShannon)
        {
            OptionChecks.Defined(realization);
            Realization = realization;
        }

        public PrimalDualRealization Realization { get; }

        internal override bool HasDual => true;

        internal override bool NeedsLipschitz => Realization == PrimalDualRealization.Wasserstein;

        internal override bool ScoreIsLogRatio => Realization == PrimalDualRealization.JensenShannon;

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -Primal(output.Logits).mean();

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => -Dual(output.Logits).mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => Dual(step.FakeOutput.Logits);

        internal override Tensor Dual(Tensor scores) => Realization switch
        {
            // ln(1 − σ(v)) = −softplus(v), finite for any finite v.
            PrimalDualRealization.JensenShannon => scores.Softplus().SubtractedFrom(Math.Log(2)),
            PrimalDualRealization.LeastSquares => scores.Squared().SubtractedFrom(0.25),
            _ => -scores,
        };

        private Tensor Primal(Tensor scores) => Realization switch
        {
            PrimalDualRealization.JensenShannon => -(-scores).Softplus(),
            PrimalDualRealization.LeastSquares => -scores.Minus(1).Squared(),
            _ => scores,
        };
    }
}
