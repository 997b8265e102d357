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
    public TrainingBatch Next(Cancellation cancellation = default) => TrainingBatch.Create(data, batchSize, device, values =>
    {
        var sampleClass = buffer.Next(values, cancellation);
        BatchSource.CheckBatchSize(batchSize, buffer.RowCount);
        return sampleClass;
    });

    /// <inheritdoc/>
    public void Dispose() => buffer.Dispose();
}
