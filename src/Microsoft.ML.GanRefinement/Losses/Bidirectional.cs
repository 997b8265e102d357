using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks.Encoders;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>BiGAN: the discriminator tells pairs of a real sample and its code from pairs of a generated sample and its latent, and generator and encoder
    /// make it err: L_D = −E ln σ(D(x, E(x))) − E ln(1−σ(D(G(z), z))), L_{G,E} = −E ln σ(D(G(z), z)) − E ln(1−σ(D(x, E(x)))) (Donahue et al. 2017, equations 2
    /// and 3, with the labels swapped for G and E as in section 3.4). At the optimum E inverts G. It needs networks with
    /// <see cref="GanEncoder.Bidirectional"/>.</summary>
    public static GanObjective Bidirectional() => new BidirectionalLoss();

    internal sealed record BidirectionalLoss : EncoderObjective
    {
        internal override GanEncoder Encoder => GanEncoder.Bidirectional;

        internal override bool DiscriminatorReadsFakeOutput => false;

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step)
        {
            var made = ((EncodedDiscriminator)step.Discriminator).Judge(step.Fake, step.FakeLatents!);
            return (-step.RealOutput.Logits).Softplus().mean().Plus(made.Logits.Softplus().mean());
        }

        internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => lensed.Logits.Softplus().mean();

        protected override Tensor TrainingLosses(GeneratorStep step, EncodingGenerator generator, Tensor real)
        {
            var discriminator = (EncodedDiscriminator)step.Discriminator!;
            var (made, encoded) = (discriminator.Judge(step.FakeInput, step.Latents), discriminator.Judge(real, generator.Encode(real)));
            return (-made.Logits).Softplus().Plus(encoded.Logits.Softplus());
        }
    }
}
