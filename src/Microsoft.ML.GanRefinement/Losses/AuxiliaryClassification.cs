using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>
/// The auxiliary classifier (Odena et al. 2017): L_D = β·CE(D_c(x), y) on real samples, L_G = α·CE(D_c(G(z, y)), y). Fast-RobGAN's form has
/// β = 1; AC-GAN's own also adds β·CE(D_c(G(z, y)), y) to L_D.
/// </summary>
/// <param name="generatorWeight">α; Fast-RobGAN takes 1.0 for CIFAR-10 and ImageNet-143, 0.2 for CIFAR-100, WGAN-GP 0.1. At 0 G's term is
/// absent.</param>
/// <param name="discriminatorWeight">β &gt; 0.</param>
/// <param name="classifiesFakes">Whether D classifies generated samples too.</param>
internal sealed class AuxiliaryClassification(double generatorWeight, double discriminatorWeight = 1, bool classifiesFakes = false) : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes) => Weighted(functional.cross_entropy(output.ClassLogits!, classes!));

    /// <inheritdoc/>
    public Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) =>
        classifiesFakes ? Weighted(functional.cross_entropy(output.ClassLogits!, classes!)) : null;

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step)
    {
        var real = RealLoss(step.RealOutput, step.RealClasses)!;
        return FakeLoss(step.FakeOutput, step.FakeClasses) is { } fake ? real.Plus(fake) : real;
    }

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => generatorWeight == 0
        ? zeros_like(step.FakeOutput.Logits)
        : functional.cross_entropy(step.FakeOutput.ClassLogits!, step.Classes!, reduction: Reduction.None).Times(generatorWeight);

    private Tensor Weighted(Tensor loss) => discriminatorWeight == 1 ? loss : loss.Times(discriminatorWeight);
}
