using Microsoft.ML.GanRefinement.Training.Monitoring;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>What a transform of real samples steps on, once an iteration.</summary>
/// <param name="Batches">Those of D's last step; more than one where gradients are accumulated.</param>
/// <param name="Iteration">From 0.</param>
internal sealed record TransformStep(IReadOnlyList<TransformBatch> Batches, long Iteration)
{
    /// <summary>What is filled in where the iteration is reported, else null.</summary>
    public IterationStats? Stats { get; init; }
}
