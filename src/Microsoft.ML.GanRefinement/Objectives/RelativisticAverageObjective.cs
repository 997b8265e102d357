using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Objectives;

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
        : functional.softplus(-step.FakeOutput.Logits);

    // [B]: a should score above the mean of b, and b, on average, below that of a.
    private static Tensor Losses(Tensor a, Tensor b) =>
        0.5 * (functional.softplus(-(a - b.mean())) + functional.softplus(b - a.mean()).mean());
}
