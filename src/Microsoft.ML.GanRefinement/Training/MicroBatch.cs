using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Training.Updates;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>What both players work on: a real batch, and a generated one.</summary>
/// <param name="Batch">The real samples.</param>
/// <param name="Input">What the generator steps on.</param>
/// <param name="Fakes">[B, …]: what D steps on; null where nobody looks at it.</param>
/// <param name="FakeClasses">[B] the classes that these were made for, which a search for latents may have from an earlier draw; or
/// null.</param>
/// <param name="Shared">Whether they have a graph to the generator and were made from <paramref name="Input"/>, so that its step needs no
/// forward pass of its own.</param>
internal sealed record MicroBatch(TrainingBatch Batch, GeneratorInput Input, Tensor? Fakes, Tensor? FakeClasses, bool Shared)
{
    /// <summary>[B, Z]: what <see cref="Fakes"/> were made of.</summary>
    public Tensor? FakeLatents { get; init; }

    /// <summary>The batch's place among those whose gradients make one step, counted from 0.</summary>
    public int Index { get; init; }

    /// <summary>[B, …]: the real batch as D saw it in its last step, after all transforms.</summary>
    public Tensor? RealInput { get; set; }

    /// <summary>What D's step of a <see cref="ConsensusStep"/> leaves for G's, or null.</summary>
    public JointStep? Joint { get; set; }
}
