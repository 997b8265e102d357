using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>An objective whose discriminator's loss is a sum of one on real and one on generated samples. A perturbation of real samples
/// raises the one, a lens lowers the other.</summary>
internal abstract record SeparableObjective : GanObjective
{
    /// <inheritdoc/>
    internal override bool IsSeparable => true;

    /// <inheritdoc/>
    internal abstract override Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes);

    /// <inheritdoc/>
    internal abstract override Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes);

    /// <inheritdoc/>
    internal override Tensor DiscriminatorLoss(DiscriminatorStep step) =>
        (RealLoss(step.RealOutput, step.RealClasses), FakeLoss(step.FakeOutput, step.FakeClasses)) switch
        {
            ({ } real, { } fake) => real.Plus(fake),
            var (real, fake) => real ?? fake ?? zeros_like(step.RealOutput.Logits).mean(),
        };

    // The part on real samples is a constant to the lens.
    /// <inheritdoc/>
    internal override Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => FakeLoss(lensed, classes);
}
