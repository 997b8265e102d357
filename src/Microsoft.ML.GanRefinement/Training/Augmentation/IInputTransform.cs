using Microsoft.ML.GanRefinement.Training.Perturbations;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Augmentation;

/// <summary>Changes what the discriminator sees, real and generated samples alike: both in D's step and the generated ones in G's step,
/// where the gradient flows back through it. Without state; a transform of real samples alone is an <see cref="IRealTransform"/>.</summary>
internal interface IInputTransform
{
    /// <summary>The samples that D sees; the same tensor where nothing changes.</summary>
    /// <param name="samples">[B, …], with whatever graph they have.</param>
    /// <param name="real">Which side: the two draw different random numbers.</param>
    /// <param name="iteration">From 0: what schedules go by.</param>
    /// <param name="draw">What the random numbers are addressed by: steps of D before this one, in G's step those so far, and the batch's
    /// place in the step.</param>
    Tensor Apply(Tensor samples, bool real, long iteration, long draw);
}
