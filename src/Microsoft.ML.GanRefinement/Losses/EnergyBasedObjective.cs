using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>
/// The energy-based loss (Zhao et al. 2017, equations 1 and 2): L_D = E(x) + max(0, m − E(G(z))), L_G = E(G(z)), with the energy E = −D(·) ≥ 0,
/// the reconstruction error of a discriminator that is an autoencoder.
/// </summary>
/// <param name="margin">m &gt; 0: the energy above which a generated sample pushes D no further.</param>
internal sealed class EnergyBasedObjective(double margin) : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -output.Logits.mean();

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.Plus(margin)).mean();

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
}
