using Microsoft.ML.GanRefinement.Common;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Turns streamed data into an endless sequence of batches of tensors.</summary>
/// <remarks>Owns the shuffle buffer. Not thread-safe.</remarks>
internal sealed class StreamedBatches(StreamedData data, ShuffleBuffer buffer, int batchSize, Device? device) : IBatchSource
{
    /// <inheritdoc/>
    public int BatchSize => batchSize;

    /// <inheritdoc/>
    public long Epoch => buffer.Epoch;

    /// <inheritdoc/>
    public byte[] Position
    {
        get => buffer.Save();
        set => buffer.Restore(value);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A batch is larger than the data, which shows when all were read.</exception>
    public TrainingBatch Next(Cancellation cancellation = default)
    {
        var own = Ranks.Current.Own(batchSize);
        Skip(Ranks.Current.Rank * own);
        var batch = TrainingBatch.Create(data, own, device, Read);
        Skip(batchSize - ((Ranks.Current.Rank + 1) * own));
        return batch;

        // Other ranks' rows: each reads all, so that all have one order.
        void Skip(int rows)
        {
            var values = rows == 0 ? [] : new float[data.Shape.Size];
            for (; rows > 0; rows--)
                Read(values);
        }

        long Read(Span<float> values)
        {
            var sampleClass = buffer.Next(values, cancellation);
            BatchSource.CheckBatchSize(batchSize, buffer.RowCount);
            return sampleClass;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}
