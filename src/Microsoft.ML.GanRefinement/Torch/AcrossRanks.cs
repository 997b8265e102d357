using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>Tensors of all ranks that train together (<see cref="Ranks"/>). What is alone gets back what it gave.</summary>
/// <remarks>The whole batch's loss is the mean of the ranks' own losses, so that the mean of their gradients is its gradient. Values that cross ranks carry
/// their derivatives back across them, as often as somebody differentiates.</remarks>
internal static class AcrossRanks
{
    // Values in one call: enough for latency not to count, little beside a network and its optimiser.
    private const long BucketSize = 1 << 22;

    /// <summary>The mean over ranks, of tensors of one shape.</summary>
    public static Tensor Mean(Tensor own) => Ranks.Current is { Size: > 1 } ranks ? RankSum.Of(own, ranks).Over(ranks.Size) : own;

    /// <summary>All ranks' rows in their order, of [B, …] on each.</summary>
    public static Tensor Rows(Tensor own)
    {
        if (Ranks.Current is not { Size: > 1 } ranks)
            return own;
        var rows = own.shape[0];
        Tensor[] parts = [Zeros(ranks.Rank), own.is_floating_point() ? own : own.to_type(ScalarType.Float32), Zeros(ranks.Size - ranks.Rank - 1)];
        return RankSum.Of(cat(parts, 0), ranks).to_type(own.dtype);

        Tensor Zeros(int others) => zeros([others * rows, .. own.shape.AsSpan(1)],
            own.is_floating_point() ? own.dtype : ScalarType.Float32, own.device);
    }

    /// <summary>This rank's rows of all.</summary>
    /// <param name="all">[places · N · B, …].</param>
    /// <param name="places">Batches one after the other, each of all ranks' rows.</param>
    public static Tensor Own(Tensor all, int places = 1)
    {
        if (Ranks.Current is not { Size: > 1 } ranks)
            return all;
        var rows = all.shape[0] / places / ranks.Size;
        return all.view([places, ranks.Size, rows, .. all.shape.AsSpan(1)]).select(1, ranks.Rank).reshape([places * rows, .. all.shape.AsSpan(1)]);
    }

    /// <summary>The shape that a rank's rows are of all ranks'.</summary>
    public static long[] Whole(long[] own) => [own[0] * Ranks.Current.Size, .. own.AsSpan(1)];

    /// <summary>The means over ranks of many tensors, in few calls; null where there is none.</summary>
    public static Tensor?[] Means(IReadOnlyList<Tensor?> own)
    {
        if (Ranks.Current.Size == 1)
            return [.. own];
        var means = new Tensor?[own.Count];
        List<int> bucket = [];
        long size = 0;
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i] is not { } tensor)
                continue;
            if (size > 0 && size + tensor.numel() > BucketSize)
                Flush();
            bucket.Add(i);
            size += tensor.numel();
        }
        if (size > 0)
            Flush();
        return means;

        void Flush()
        {
            var mean = Mean(cat([.. bucket.Select(i => own[i]!.reshape(-1))], 0));
            long start = 0;
            foreach (var i in bucket)
            {
                var length = own[i]!.numel();
                means[i] = mean.narrow(0, start, length).view(own[i]!.shape);
                start += length;
            }
            bucket.Clear();
            size = 0;
        }
    }

    /// <summary>Replaces tensors by their means over ranks.</summary>
    public static void Average(IReadOnlyList<Tensor> own)
    {
        if (Ranks.Current.Size == 1)
            return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach (var (tensor, mean) in own.Zip(Means(own)))
            tensor.copy_(mean!);
    }

    /// <summary>Replaces tensors by those of rank 0.</summary>
    public static void CopyFromFirst(IEnumerable<Tensor> own)
    {
        if (Ranks.Current is not { Size: > 1 } ranks)
            return;
        using var _ = no_grad();
        foreach (var tensor in own)
        {
            using var scope = NewDisposeScope();
            var copy = tensor.detach().to(CPU).contiguous().clone();
            ranks.Broadcast(copy.bytes);
            tensor.copy_(copy);
        }
    }

    /// <summary>The sum over ranks, as a tensor of its own.</summary>
    internal static Tensor Sum(Tensor own, Ranks ranks)
    {
        var copy = own.detach().to(ScalarType.Float32).to(CPU).contiguous().clone();
        ranks.Sum(MemoryMarshal.Cast<byte, float>(copy.bytes));
        return copy.to(own.dtype).to(own.device);
    }
}
