using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The discriminator's loss of Goodfellow et al. 2014 with one-sided label smoothing s: L_D = −s·ln σ(D(x)) − (1−s)·ln(1−σ(D(x))) −
/// ln(1−σ(D(G(z)))). Smoothing fakes too would reward G's own errors.</summary>
internal abstract record LogLoss : SeparableObjective
{
    /// <param name="realLabel">s, above 0 and at most 1.</param>
    protected LogLoss(double realLabel)
    {
        OptionChecks.Positive(realLabel, maximum: 1);
        RealLabel = realLabel;
    }

    /// <summary>s.</summary>
    public double RealLabel { get; }

    // With smoothed labels σ(D) = s·p/(p + q).
    internal sealed override bool ScoreIsLogRatio => RealLabel == 1;

    // softplus(−r) + (1−s)·r is finite for any finite logit r.
    internal sealed override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes)
    {
        var loss = (-output.Logits).Softplus().mean();
        return RealLabel == 1 ? loss : loss.Plus(output.Logits.mean().Times(1 - RealLabel));
    }

    internal sealed override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Softplus().mean();
}
