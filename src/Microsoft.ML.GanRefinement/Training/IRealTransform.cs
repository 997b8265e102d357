using Microsoft.ML.GanRefinement.Training.Checkpoints;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>Changes real samples before the discriminator sees them; may want the gradient of D's loss at its output.</summary>
internal interface IRealTransform : ICheckpointed, IDisposable
{
    /// <summary>The samples that D sees, without a graph.</summary>
    /// <param name="real">[B, …] in [−1,1].</param>
    Tensor Apply(Tensor real);

    /// <summary>Called after D's backward pass with ∂L_D/∂output, which came from the same pass.</summary>
    void Observe(Tensor gradient);
}
