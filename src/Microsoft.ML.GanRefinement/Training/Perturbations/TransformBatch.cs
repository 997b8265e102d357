using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>A real batch of a <see cref="TransformStep"/>.</summary>
/// <param name="Real">[B, …], without transforms.</param>
/// <param name="Classes">[B], or null.</param>
internal sealed record TransformBatch(Tensor Real, Tensor? Classes)
{
    /// <summary>The transforms of D's input, noise and augmentation, which come after those of real samples.</summary>
    public Func<Tensor, Tensor> Seen { get; init; } = samples => samples;
}
