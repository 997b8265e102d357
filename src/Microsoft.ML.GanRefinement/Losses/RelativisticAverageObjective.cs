using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>
/// The relativistic average loss (Jolicoeur-Martineau 2019, equations 7 and 8): with r̄ and f̄ the mean logits of the two batches,
/// L_D = ½[softplus(−(r−f̄)) + softplus(f−r̄)], L_G = ½[softplus(−(f−r̄)) + softplus(r−f̄)], each a mean over its batch.
/// </summary>
/// <remarks>Where there are no real samples, in refinement, a sample's loss is softplus(−f), whose slope has the same sign.</remarks>
internal sealed class RelativisticAverageObjective : IObjective
{
    /// <inheritdoc/>
    public bool ComparesWithReal => true;

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => Losses(step.RealOutput.Logits, step.FakeOutput.Logits).mean();

    /// <inheritdoc/>
    public Tensor LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => Losses(real().Logits, lensed.Logits).mean();

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => step.RealOutput is { } real
        ? Losses(step.FakeOutput.Logits, real.Logits)
        : (-step.FakeOutput.Logits).Softplus();

    // [B]: a should score above the mean of b, and b, on average, below that of a.
    private static Tensor Losses(Tensor a, Tensor b) =>
        (-(a - b.mean())).Softplus().Plus((b - a.mean()).Softplus().mean()).Times(0.5);
}
