using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Latents to be refined, and all that a refiner may look at.</summary>
/// <param name="Networks">The frozen networks.</param>
/// <param name="Objective">The losses they were trained with.</param>
/// <param name="Latents">[B, Z], B a multiple of <see cref="RowGradients.Unit"/>.</param>
/// <param name="Classes">[B] zero-based classes, or null.</param>
internal sealed record RefinementBatch(NetworkPair Networks, GanObjective Objective, Tensor Latents, Tensor? Classes)
{
    /// <summary>What the random numbers of a row are addressed by; null for the rows' places.</summary>
    public IReadOnlyList<DataViewRowId>? Ids { get; init; }

    /// <summary>What latents are drawn from: where it is uniform, they stay in its cube.</summary>
    public LatentDistribution Prior { get; init; }

    /// <summary>Classes of a conditional pair, otherwise 0.</summary>
    public int ClassCount { get; init; }

    /// <summary>The networks as a refiner wants them; null for <see cref="Networks"/> whatever it wants.</summary>
    public Func<GanLatentRefiner, NetworkPair>? NetworksFor { get; init; }

    /// <summary>Heard before each step.</summary>
    public Cancellation Cancellation { get; init; }

    /// <summary>Told of the latents after each step, counted from 1, and of those at the beginning as 0. It copies what it keeps.</summary>
    public Action<int, Tensor>? Moved { get; init; }

    /// <summary>Rows in the batch.</summary>
    public int Count => (int)Latents.shape[0];

    /// <summary>What the random numbers of a row are addressed by.</summary>
    public DataViewRowId IdOf(int row) => Ids is { } ids ? ids[row] : new DataViewRowId((ulong)row, 0);

    /// <summary>The batch with the networks as a refiner wants them.</summary>
    public RefinementBatch For(GanLatentRefiner refiner) => NetworksFor is null ? this : this with { Networks = NetworksFor(refiner) };

    /// <summary>Latents where the prior has them.</summary>
    public Tensor InSupport(Tensor latents) => Prior == LatentDistribution.Uniform ? latents.Clamped(-1.0, 1.0) : latents;

    /// <summary>Moves all rows in one step that needs no network.</summary>
    public Tensor MoveAtOnce(Func<Tensor, Tensor> move)
    {
        Cancellation.ThrowIfRequested();
        var start = Latents.detach();
        Moved?.Invoke(0, start);
        var moved = move(start);
        Moved?.Invoke(1, moved);
        return moved;
    }

    /// <summary>The batch with rows added, copies of its last one, up to a multiple of <see cref="RowGradients.Unit"/>. What is
    /// computed of a row then has the same bits whatever rows there are beside it: kernels sum in an order that depends on the shape, and
    /// treat the last elements of an array in another way than the others.</summary>
    public RefinementBatch Filled()
    {
        var index = RowGradients.Filled([.. Enumerable.Range(0, Count)]);
        if (index.Length == Count)
            return this;
        var rows = tensor(index, dtype: ScalarType.Int64, device: CPU).to(Latents.device);
        var moved = Moved;
        return this with
        {
            Latents = Latents.index_select(0, rows),
            Classes = Classes?.index_select(0, rows),
            Ids = Ids is null ? null : [.. index.Select(row => Ids[(int)row])],
            Moved = moved is null ? null : (step, latents) => moved(step, latents.narrow(0, 0, Count)),
        };
    }
}
