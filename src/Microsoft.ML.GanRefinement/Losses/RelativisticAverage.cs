using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>Each sample is compared with the mean score of the other kind. With r and f the logits of the real and generated batch, and r̄ and f̄ their
    /// means, L_D = ½[softplus(−(r−f̄)) + softplus(f−r̄)], L_G = ½[softplus(−(f−r̄)) + softplus(r−f̄)], each a mean over its batch (Jolicoeur-Martineau 2019,
    /// equations 7 and 8).</summary>
    public static GanObjective RelativisticAverage() => new RelativisticAverageLoss();

    // Where there are no real samples, in refinement, a sample's loss is softplus(−f), whose slope has the same sign.
    internal sealed record RelativisticAverageLoss : GanObjective
    {
        internal override bool ComparesWithReal => true;

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step) => Losses(step.RealOutput.Logits, step.FakeOutput.Logits).mean();

        internal override Tensor LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) =>
            Losses(real().Logits, lensed.Logits).mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => step.RealOutput is { } real
            ? Losses(step.FakeOutput.Logits, real.Logits)
            : (-step.FakeOutput.Logits).Softplus();

        // [B]: a should score above the mean of b, and b, on average, below that of a.
        private static Tensor Losses(Tensor a, Tensor b) => (-(a - Mean(b))).Softplus().Plus((b - Mean(a)).Softplus().mean()).Times(0.5);

        private static Tensor Mean(Tensor scores) => AcrossRanks.Mean(scores.mean());
    }
}
