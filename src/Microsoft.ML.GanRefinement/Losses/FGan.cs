using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>f-GAN: with T = g(D), L_D = −E T(x) + E f*(T(G(z))), which is minus a lower bound of an f-divergence of data and generator,
    /// L_G = −E f*(T(G(z))) (Nowozin et al. 2016, equation 4; g and f* of its tables 2 and 6), or −E T(G(z)).</summary>
    /// <param name="divergence">The divergence to estimate.</param>
    /// <param name="nonSaturating">Whether G raises T of its samples instead of lowering the bound (the paper's section 3.2): where D is sure of them, the
    /// bound's gradient vanishes for some divergences. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divergence is unknown.</exception>
    public static GanObjective FGan(FDivergence divergence, bool nonSaturating = true) => new FGanLoss(divergence, nonSaturating);

    /// <summary>The divergence of data and generator, with densities p and q, that <see cref="FGan"/> estimates and lowers.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FDivergence>))]
    public enum FDivergence
    {
        /// <summary>∫ p ln(p/q): large where the generator misses data.</summary>
        KullbackLeibler,

        /// <summary>∫ q ln(q/p): large where the generator makes what is not in the data.</summary>
        ReverseKullbackLeibler,

        /// <summary>∫ p ln(2p/(p+q)) + q ln(2q/(p+q)): from 0 to 2 ln 2.</summary>
        JensenShannon,

        /// <summary>∫ (√p − √q)²: from 0 to 2.</summary>
        SquaredHellinger,
    }

    internal sealed record FGanLoss : SeparableObjective
    {
        // e^v overflows single precision above 88; a score that large is one for which D's loss has long been flat or hopeless.
        private const double Highest = 40;

        [JsonConstructor]
        public FGanLoss(FDivergence divergence, bool nonSaturatingGenerator = true)
        {
            OptionChecks.Defined(divergence);
            (Divergence, NonSaturatingGenerator) = (divergence, nonSaturatingGenerator);
        }

        public FDivergence Divergence { get; }

        public bool NonSaturatingGenerator { get; }

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -T(output.Logits).mean();

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => ConjugateOfT(output.Logits).mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) =>
            NonSaturatingGenerator ? -T(step.FakeOutput.Logits) : -ConjugateOfT(step.FakeOutput.Logits);

        // g: whatever the score v is, T is where f* is defined.
        private Tensor T(Tensor v) => Divergence switch
        {
            FDivergence.KullbackLeibler => v,
            FDivergence.ReverseKullbackLeibler => -v.negative().AtMost(Highest).exp(),
            FDivergence.JensenShannon => v.negative().Softplus().SubtractedFrom(Math.Log(2)),
            _ => v.negative().AtMost(Highest).exp().SubtractedFrom(1),
        };

        // f*(g(v)), each in the form that needs no difference of large numbers.
        private Tensor ConjugateOfT(Tensor v) => Divergence switch
        {
            // f*(t) = e^(t−1).
            FDivergence.KullbackLeibler => v.Minus(1).AtMost(Highest).exp(),
            // f*(t) = −1 − ln(−t) at t = −e^(−v).
            FDivergence.ReverseKullbackLeibler => v.Minus(1),
            // f*(t) = −ln(2 − e^t) at t = ln 2 − softplus(−v): softplus(v) − ln 2.
            FDivergence.JensenShannon => v.Softplus().Minus(Math.Log(2)),
            // f*(t) = t/(1 − t) at t = 1 − e^(−v).
            _ => v.AtMost(Highest).exp().Minus(1),
        };
    }
}
