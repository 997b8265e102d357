using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>An objective whose discriminator's loss is a sum of one on real and one on generated samples. A perturbation of real samples
/// raises the one, a lens lowers the other.</summary>
internal interface ISeparableObjective : IObjective
{
    /// <summary>The part on real samples, a scalar: the mean over the batch. Null where there is none.</summary>
    Tensor? RealLoss(DiscriminatorOutput output, Tensor? classes);

    /// <summary>The part on samples that count as generated, a scalar. Null where there is none.</summary>
    Tensor? FakeLoss(DiscriminatorOutput output, Tensor? classes);

    // The part on real samples is a constant to the lens.
    Tensor? IObjective.LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => FakeLoss(lensed, classes);
}
