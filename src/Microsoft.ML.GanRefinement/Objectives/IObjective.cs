using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Objectives;

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
}
