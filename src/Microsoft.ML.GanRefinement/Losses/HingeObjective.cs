using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The hinge loss (Lim &amp; Ye 2017; Miyato et al. 2018): L_D = E max(0, 1 − D(x)) + E max(0, 1 + D(G(z))), L_G =
/// −D(G(z)).</summary>
internal sealed class HingeObjective : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.SubtractedFrom(1)).mean();

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.Plus(1)).mean();

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) =>
        RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
}
