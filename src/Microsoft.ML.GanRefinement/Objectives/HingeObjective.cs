using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>The hinge loss (Lim &amp; Ye 2017; Miyato et al. 2018): L_D = E max(0, 1 − D(x)) + E max(0, 1 + D(G(z))), L_G =
/// −D(G(z)).</summary>
internal sealed class HingeObjective : IObjective
{
    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) =>
        functional.relu(1 - step.RealOutput.Logits).mean() + functional.relu(1 + step.FakeOutput.Logits).mean();

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
}
