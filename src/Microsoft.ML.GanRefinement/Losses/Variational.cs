using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks.Encoders;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>The variational autoencoder, the baseline without an adversary: L_{G,E} = E [−ln p(x|z) + KL(q(z|x) ‖ N(0, I))] with z = μ(x) + σ(x)·ε and
    /// −ln p(x|z) = ‖x − G(z)‖²/(2s²), up to a constant (Kingma &amp; Welling 2014, equation 10). A discriminator watches, L_D as in
    /// <see cref="NonSaturating"/>, and scores what is generated, but the generator learns nothing of it. It needs networks with
    /// <see cref="GanEncoder.Variational"/> and normal latents.</summary>
    /// <param name="deviation">s, above 0: the smaller, the more reconstruction counts. Default 0.3, on the scale of images in [−1,1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective Variational(double deviation = 0.3) => new VariationalLoss(deviation);

    internal sealed record VariationalLoss : EncoderObjective
    {
        [JsonConstructor]
        public VariationalLoss(double deviation = 0.3)
        {
            OptionChecks.Positive(deviation);
            Deviation = deviation;
        }

        public double Deviation { get; }

        internal override GanEncoder Encoder => GanEncoder.Variational;

        internal override bool ScoreIsLogRatio => true;

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step) =>
            (-step.RealOutput.Logits).Softplus().mean().Plus(step.FakeOutput.Logits.Softplus().mean());

        internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => lensed.Logits.Softplus().mean();

        /// <summary>KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ (μ² + σ² − 1 − ln σ²) of each row.</summary>
        internal static Tensor Divergence(Tensor mean, Tensor logVariance) =>
            (mean.Squared().Plus(logVariance.exp()).Minus(1) - logVariance).sum([1L]).Times(0.5);

        protected override Tensor TrainingLosses(GeneratorStep step, EncodingGenerator generator, Tensor real)
        {
            var (mean, logVariance) = generator.EncodeNormal(real);
            // The step's own latents are normal numbers that nothing else here uses.
            var z = mean.Plus(logVariance!.Times(0.5).exp() * step.Latents);
            var squared = (generator.call(z, null) - real).flatten(1).Squared().sum([1L]);
            return squared.Times(0.5 / (Deviation * Deviation)).Plus(Divergence(mean, logVariance!));
        }
    }
}
