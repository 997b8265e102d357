using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>Changes real samples before the discriminator sees them.</summary>
internal interface IRealTransform : ICheckpointed, IDisposable
{
    /// <summary>Whether <see cref="Observe"/> wants the gradient of D's loss on real samples at the output of <see cref="Apply"/>.</summary>
    bool ObservesGradient => false;

    /// <summary>The samples that D sees, without a graph.</summary>
    /// <param name="real">[B, …] in [−1,1].</param>
    /// <param name="classes">[B], or null.</param>
    /// <param name="index">What random numbers are addressed by: steps of D before this one, and the batch's place in it
    /// (<see cref="Torch.StepNoise.Address"/>).</param>
    Tensor Apply(Tensor real, Tensor? classes, long index);

    /// <summary>Called after D's backward pass with ∂L_D^real/∂output, which came from the same pass.</summary>
    /// <param name="gradient">[B, …].</param>
    /// <param name="index">That of <see cref="Apply"/>.</param>
    void Observe(Tensor gradient, long index)
    {
    }

    /// <summary>Called once an iteration between the steps of D and G, with D frozen: the transform's own step.</summary>
    void Step(TransformStep step)
    {
    }
}
