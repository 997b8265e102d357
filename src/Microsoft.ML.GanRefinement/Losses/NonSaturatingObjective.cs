using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>
/// The non-saturating loss (Goodfellow et al. 2014, section 3), with one-sided label smoothing (Salimans et al. 2016, section 3.4):
/// L_D = −s·ln σ(D(x)) − (1−s)·ln(1−σ(D(x))) − ln(1−σ(D(G(z)))), L_G = −ln σ(D(G(z))).
/// </summary>
/// <param name="realLabel">s, above 0 and at most 1: what real samples are labelled with. Smoothing fakes too would reward G's own errors.</param>
internal sealed class NonSaturatingObjective(double realLabel = 1) : ISeparableObjective
{
    /// <inheritdoc/>
    public Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => BinaryCrossEntropy.Loss(output.Logits, realLabel);

    /// <inheritdoc/>
    public Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Softplus().mean();

    /// <inheritdoc/>
    public Tensor DiscriminatorLoss(DiscriminatorStep step) => RealLoss(step.RealOutput, step.RealClasses).Plus(FakeLoss(step.FakeOutput, step.FakeClasses));

    /// <inheritdoc/>
    public Tensor GeneratorLosses(GeneratorStep step) => (-step.FakeOutput.Logits).Softplus();
}
