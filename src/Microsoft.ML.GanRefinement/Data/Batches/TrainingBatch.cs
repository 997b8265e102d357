using System.Runtime.InteropServices;
using Microsoft.ML.GanRefinement.Data.Images;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>A batch of real samples. Whoever asked for it disposes it.</summary>
/// <param name="Images">[B,C,H,W] float32 in [−1,1], or [B,n] of any values.</param>
/// <param name="Classes">[B] int64, counted from zero; null without labels.</param>
internal sealed record TrainingBatch(Tensor Images, Tensor? Classes) : IDisposable
{
    /// <summary>Takes samples one by one from a source.</summary>
    /// <param name="data">Says their shape and whether they have classes.</param>
    /// <param name="count">How many.</param>
    /// <param name="device">Where the tensors go; null is the processor.</param>
    /// <param name="next">The source.</param>
    public static TrainingBatch Create(ITrainingData data, int count, Device? device, SampleSource next)
    {
        var images = empty(data.Shape.Batch(count), dtype: ScalarType.Float32, device: CPU);
        var classes = data.ClassCount > 0 ? empty([count], dtype: ScalarType.Int64, device: CPU) : null;
        try
        {
            Fill(images, classes, count, data.Shape.Size, next);
        }
        catch
        {
            images.Dispose();
            classes?.Dispose();
            throw;
        }

        return new TrainingBatch(Placement.MoveTo(images, device), classes is null ? null : Placement.MoveTo(classes, device));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Classes?.Dispose();
    }

    // Written in place: on the processor, a batch is copied once, from the store to the tensor.
    private static void Fill(Tensor images, Tensor? classes, int count, int size, SampleSource next)
    {
        var values = MemoryMarshal.Cast<byte, float>(images.bytes);
        var keys = classes is null ? [] : MemoryMarshal.Cast<byte, long>(classes.bytes);
        for (var i = 0; i < count; i++)
        {
            var key = next(values.Slice(i * size, size));
            if (!keys.IsEmpty)
                keys[i] = key;
        }
    }
}
