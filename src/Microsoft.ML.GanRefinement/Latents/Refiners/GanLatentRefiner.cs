using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>Moves latents so that a trained network makes better images of them; the network's weights stay as they are. Immutable.</summary>
/// <remarks>Put it in front of a network with <see cref="GanCatalog.RefineLatent"/> or inside it with <see cref="GanTrainerOptions.LatentRefinement"/>: the
/// images are the same, bit for bit.</remarks>
// To add one: a file with its factory and record, and a line here, whose name model files keep.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "refiner")]
[JsonDerivedType(typeof(CoachRefiner), "coach")]
[JsonDerivedType(typeof(FgsmRefiner), "fgsm")]
[JsonDerivedType(typeof(TruncationRefiner), "truncation")]
[JsonDerivedType(typeof(SequenceRefiner), "sequence")]
public abstract partial record GanLatentRefiner
{
    // A step costs two passes of both networks.
    private protected const int MaxIterations = 1_000_000;

    private protected GanLatentRefiner()
    {
    }

    /// <summary>The refiner and its numbers, as JSON.</summary>
    public sealed override string ToString() => JsonSerializer.Serialize(this);

    /// <summary>Moved copies of the latents. A sample's result does not depend on the batch it is in.</summary>
    /// <param name="networks">The frozen networks.</param>
    /// <param name="objective">The losses they were trained with.</param>
    /// <param name="latents">[B, Z].</param>
    /// <param name="classes">[B] zero-based classes, or null.</param>
    /// <param name="cancellation">Heard before each step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal abstract Tensor Refine(NetworkPair networks, GanObjective objective, Tensor latents, Tensor? classes, Cancellation cancellation = default);
}
