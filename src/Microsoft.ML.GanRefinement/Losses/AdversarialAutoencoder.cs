using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks.Encoders;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>The adversarial autoencoder: the discriminator tells latents of the prior from codes of real samples, L_D = −E ln σ(D(z)) − E
    /// ln(1−σ(D(E(x)))), and the autoencoder reconstructs and makes it err: L_{G,E} = w·E mean (x − G(E(x)))² − E ln σ(D(E(x))) (Makhzani et al. 2016,
    /// section 2; the paper takes the two terms in turn). It needs networks with <see cref="GanEncoder.Adversarial"/>.</summary>
    /// <param name="reconstructionWeight">w, above 0. Default 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective AdversarialAutoencoder(double reconstructionWeight = 10) => new AdversarialAutoencoderLoss(reconstructionWeight);

    internal sealed record AdversarialAutoencoderLoss : EncoderObjective
    {
        [JsonConstructor]
        public AdversarialAutoencoderLoss(double reconstructionWeight = 10)
        {
            OptionChecks.Positive(reconstructionWeight);
            ReconstructionWeight = reconstructionWeight;
        }

        public double ReconstructionWeight { get; }

        internal override GanEncoder Encoder => GanEncoder.Adversarial;

        internal override bool DiscriminatorReadsFakes => false;

        internal override bool DiscriminatorReadsFakeOutput => false;

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step)
        {
            var prior = ((CodeDiscriminator)step.Discriminator).Judge(step.FakeLatents!);
            return (-prior.Logits).Softplus().mean().Plus(step.RealOutput.Logits.Softplus().mean());
        }

        internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => lensed.Logits.Softplus().mean();

        protected override Tensor TrainingLosses(GeneratorStep step, EncodingGenerator generator, Tensor real)
        {
            var codes = generator.Encode(real);
            var judged = ((CodeDiscriminator)step.Discriminator!).Judge(codes);
            return Distances(generator.call(codes, null), real).Times(ReconstructionWeight).Plus((-judged.Logits).Softplus());
        }
    }
}
