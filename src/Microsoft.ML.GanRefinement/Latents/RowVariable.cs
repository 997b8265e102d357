using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>What a refiner moves, as one vector a row, and what a generator makes of it: z; z and the weights of the classes, whichever of them moves; or
/// w.</summary>
/// <param name="Kind">What moves.</param>
/// <param name="LatentSize">Values of z.</param>
/// <param name="ClassCount">Weights, 0 for none.</param>
internal sealed record RowVariable(GanCoachVariable Kind, int LatentSize, int ClassCount)
{
    /// <summary>Whether the weights of the classes are a part of the vector.</summary>
    public bool HasClasses => Kind is GanCoachVariable.Classes or GanCoachVariable.LatentAndClasses;

    /// <summary>Of rows on their way, what moves: z, the weights, both, or w.</summary>
    /// <param name="path">[…, values of a row].</param>
    public Tensor Moving(Tensor path) => Kind == GanCoachVariable.Classes ? path.narrow(-1, LatentSize, ClassCount).contiguous() : path;

    /// <summary>How many values of a row move.</summary>
    /// <param name="intermediateSize">Values of w; null where there is none.</param>
    public int MovingSize(int? intermediateSize) => Kind switch
    {
        GanCoachVariable.Latent => LatentSize,
        GanCoachVariable.Classes => ClassCount,
        GanCoachVariable.LatentAndClasses => LatentSize + ClassCount,
        _ => intermediateSize ?? 1,
    };

    /// <summary>Where rows begin.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="latents">[B, Z].</param>
    /// <param name="classes">[B] zero-based classes, [B, classes] weights, or null.</param>
    public Tensor Encode(NetworkPair networks, Tensor latents, Tensor? classes)
    {
        using var _ = no_grad();
        if (Kind == GanCoachVariable.Intermediate)
            return networks.Generator.Map(latents, classes).detach();
        if (!HasClasses)
            return latents;
        var weights = classes!.dim() == 2 ? classes : nn.functional.one_hot(classes, ClassCount);
        return cat([latents, weights.to(latents.dtype)], 1);
    }

    /// <summary>z; not to be asked for where w moves.</summary>
    public Tensor Latents(Tensor rows) => HasClasses ? rows.narrow(1, 0, LatentSize).contiguous() : rows;

    /// <summary>The weights of the classes; to be asked for only where <see cref="HasClasses"/>.</summary>
    public Tensor Weights(Tensor rows) => rows.narrow(1, LatentSize, ClassCount).contiguous();

    /// <summary>Samples.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="classes">Of the rows, which weights stand in for where they are a part of them.</param>
    public Tensor Generate(NetworkPair networks, Tensor rows, Tensor? classes) => Kind == GanCoachVariable.Intermediate
        ? networks.Generator.Synthesize(rows, classes)
        : networks.Generator.call(Latents(rows), HasClasses ? Weights(rows) : classes);
}
