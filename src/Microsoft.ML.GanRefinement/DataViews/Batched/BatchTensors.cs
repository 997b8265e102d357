using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Between the rows of a batch and tensors.</summary>
internal static class BatchTensors
{
    /// <summary>The batch's vectors as a tensor [Count, …].</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="dimensions">Dimensions of one row's vector.</param>
    /// <param name="device">Where the tensor goes.</param>
    public static Tensor Vectors(this BatchRows rows, ReadOnlySpan<long> dimensions, Device device)
    {
        var size = 1L;
        foreach (var dimension in dimensions)
            size *= dimension;
        return tensor(rows.Vectors.AsMemory(0, checked((int)(rows.Count * size))), [rows.Count, .. dimensions], dtype: ScalarType.Float32, device: CPU)
            .to(device);
    }

    /// <summary>The batch's classes as a tensor [Count], or null.</summary>
    public static Tensor? ClassTensor(this BatchRows rows, Device device) =>
        rows.Classes is { } classes ? tensor(classes.AsMemory(0, rows.Count), [rows.Count], dtype: ScalarType.Int64, device: CPU).to(device) : null;

    /// <summary>Copies a tensor's values, row by row, into an output buffer.</summary>
    public static void CopyTo(this Tensor values, float[] buffer)
    {
        using var contiguous = values.cpu().contiguous();
        using var data = contiguous.data<float>();
        data.CopyTo(buffer.AsSpan(0, checked((int)contiguous.numel())));
    }
}
