using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>
/// The auxiliary classifier (Odena et al. 2017) as Fast-RobGAN uses it: L_D = CE(D_c(x), y) on real samples only, L_G = α·CE(D_c(G(z, y)),
/// y).
/// </summary>
/// <param name="generatorWeight">α; Fast-RobGAN takes 1.0 for CIFAR-10 and ImageNet-143, 0.2 for CIFAR-100. At 0 G's term is
/// absent.</param>
internal sealed class AuxiliaryClassification(double generatorWeight) : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes) => functional.cross_entropy(output.ClassLogits!, classes!);

    /// <inheritdoc/>
    public Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes) => null;

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses)!;

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => generatorWeight == 0
        ? zeros_like(step.FakeOutput.Logits)
        : generatorWeight * functional.cross_entropy(step.FakeOutput.ClassLogits!, step.Classes!, reduction: Reduction.None);
}
