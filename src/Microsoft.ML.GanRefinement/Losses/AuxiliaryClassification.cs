using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The auxiliary classifier (Odena et al. 2017): L_D = β·CE(D_c(x), y) on real samples, L_G = α·CE(D_c(G(z, y)), y). Fast-RobGAN's
/// form has β = 1; AC-GAN's own also adds β·CE(D_c(G(z, y)), y) to L_D.</summary>
internal sealed record AuxiliaryClassification : SeparableObjective
{
    /// <param name="generatorWeight">α; Fast-RobGAN takes 1.0 for CIFAR-10 and ImageNet-143, 0.2 for CIFAR-100, WGAN-GP 0.1. At 0 G's term
    /// is absent.</param>
    /// <param name="discriminatorWeight">β &gt; 0.</param>
    /// <param name="classifiesFakes">Whether D classifies generated samples too.</param>
    [JsonConstructor]
    public AuxiliaryClassification(double generatorWeight, double discriminatorWeight = 1, bool classifiesFakes = false)
    {
        OptionChecks.Between(0, double.MaxValue, generatorWeight);
        OptionChecks.Positive(discriminatorWeight);
        (GeneratorWeight, DiscriminatorWeight, ClassifiesFakes) = (generatorWeight, discriminatorWeight, classifiesFakes);
    }

    /// <summary>α.</summary>
    public double GeneratorWeight { get; }

    /// <summary>β.</summary>
    public double DiscriminatorWeight { get; }

    /// <summary>Whether D classifies generated samples too.</summary>
    public bool ClassifiesFakes { get; }

    internal override string Term => "classification";

    internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => Weighted(functional.cross_entropy(LogitsOf(output), classes!));

    internal override Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) =>
        ClassifiesFakes ? Weighted(functional.cross_entropy(LogitsOf(output), classes!)) : null;

    internal override Tensor GeneratorLosses(GeneratorStep step) => GeneratorWeight == 0
        ? zeros_like(step.FakeOutput.Logits)
        : functional.cross_entropy(LogitsOf(step.FakeOutput), step.Classes!, reduction: Reduction.None).Times(GeneratorWeight);

    // A user's own discriminator may give none.
    private static Tensor LogitsOf(DiscriminatorOutput output) => output.ClassLogits
        ?? throw new InvalidOperationException(
            "The discriminator gave no ClassLogits, but LabelColumnName is set, so it is trained to classify: let its DiscriminatorOutput have ClassLogits of "
                + "shape [batch, classes], or leave LabelColumnName null.");

    private Tensor Weighted(Tensor loss) => DiscriminatorWeight == 1 ? loss : loss.Times(DiscriminatorWeight);
}
