using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Losses;

/// <summary>A term of both players' losses. Never calls an optimiser; logits in, no probabilities.</summary>
internal interface IObjective
{
    /// <summary>Whether <see cref="GeneratorLosses"/> reads <see cref="GeneratorStep.RealOutput"/> where it is there.</summary>
    bool ComparesWithReal => false;

    /// <summary>The discriminator's loss to minimise, a scalar: the mean over the batch.</summary>
    Tensor DiscriminatorLoss(DiscriminatorStep step);

    /// <summary>
    /// The generator's loss to minimise, [B], one value a sample: training takes the mean, latent refinement the sum, so that a sample's
    /// gradient does not depend on the batch it is in.
    /// </summary>
    Tensor GeneratorLosses(GeneratorStep step);

    /// <summary>
    /// The discriminator's loss on lensed samples that count as generated, beside the same samples without the lens as real ones: what a lens
    /// lowers. A scalar, the mean over the batch, up to a constant; null where there is none.
    /// </summary>
    /// <param name="lensed">With a graph to the lens.</param>
    /// <param name="real">What the discriminator says of the samples without the lens, without a graph; a pass of its own.</param>
    /// <param name="classes">[B], or null.</param>
    Tensor? LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes);
}
