using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The relativistic loss of pairs (Jolicoeur-Martineau 2019, equations 3 and 4): L_D = softplus(−(r−f)), L_G = softplus(−(f−r)).</summary>
/// <remarks>Where there are no real samples, in refinement, a sample's loss is softplus(−f).</remarks>
internal sealed class RelativisticObjective : IObjective
{
    /// <inheritdoc/>
    public bool ComparesWithReal => true;

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => Loss(step.RealOutput, step.FakeOutput);

    /// <inheritdoc/>
    public Tensor LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => Loss(real(), lensed);

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => ((step.RealOutput?.Logits ?? zeros_like(step.FakeOutput.Logits)) - step.FakeOutput.Logits).Softplus();

    private static Tensor Loss(DiscriminatorOutput real, DiscriminatorOutput fake) => (fake.Logits - real.Logits).Softplus().mean();
}
