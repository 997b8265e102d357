using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The Wasserstein loss (Arjovsky et al. 2017, equation 3): L_D = E D(G(z)) − E D(x), L_G = −D(G(z)). D has to be kept Lipschitz.</summary>
internal sealed class WassersteinObjective : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -output.Logits.mean();

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.mean();

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
}
