using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>The minimax loss (Goodfellow et al. 2014, equation 1), whose gradient for G fades where D is sure: L_G = ln(1−σ(D(G(z)))).
/// With one-sided label smoothing s as in <see cref="NonSaturatingObjective"/>.</summary>
/// <param name="realLabel">s, above 0 and at most 1.</param>
internal sealed class MinimaxObjective(double realLabel = 1) : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => BinaryCrossEntropy.Loss(output.Logits, realLabel);

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Softplus().mean();

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits.Softplus();
}
