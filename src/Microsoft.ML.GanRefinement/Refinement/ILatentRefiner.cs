using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Model;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>Moves latents with the help of a trained pair, which stays as it is.</summary>
internal interface ILatentRefiner
{
    /// <summary>Moved copies of the latents. A sample's result does not depend on the batch it is in.</summary>
    /// <param name="pair">The frozen networks and the loss they were trained with.</param>
    /// <param name="latents">[B, Z].</param>
    /// <param name="classes">[B] zero-based classes, or null.</param>
    /// <param name="cancellation">Heard before each step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Tensor Refine(TrainedPair pair, Tensor latents, Tensor? classes, Cancellation cancellation = default);
}
