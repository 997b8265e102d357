using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>Samples that are read from their data view anew in each epoch.</summary>
/// <param name="view">The data.</param>
/// <param name="columns">What to read of it.</param>
/// <param name="shuffleBufferSize">Rows in the shuffle buffer, at least 1.</param>
/// <param name="cancellation">Ends the counting of classes.</param>
internal sealed class StreamedData(IDataView view, TrainingColumns columns, int shuffleBufferSize, Cancellation cancellation = default) : ITrainingData
{
    private readonly Lazy<long[]> _classCounts = new(() => columns.CountClasses(view, cancellation));

    /// <inheritdoc/>
    public ImageShape Shape => columns.Shape;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames => columns.ClassNames;

    /// <inheritdoc/>
    public IReadOnlyList<long> ClassCounts => _classCounts.Value;

    /// <inheritdoc/>
    public long? RowCount => view.GetRowCount();

    /// <inheritdoc/>
    public int? ShuffleBufferSize => shuffleBufferSize;

    /// <inheritdoc/>
    public IBatchSource CreateBatches(int seed, int batchSize, torch.Device? device = null, Cancellation cancellation = default)
    {
        BatchSource.CheckBatchSize(batchSize, RowCount);
        return new StreamedBatches(this, new ShuffleBuffer(view, columns, shuffleBufferSize, seed, cancellation), batchSize, device);
    }

    /// <inheritdoc/>
    public void Visit(long rows, SampleVisitor visit, Cancellation cancellation = default)
    {
        using var cursor = view.GetRowCursor(columns.Needed);
        var reader = columns.CreateReader(cursor);
        var values = new float[Shape.Size];
        for (long row = 0; row < rows && cursor.MoveNext(cancellation); row++)
        {
            reader.Values(values);
            visit(values, reader.Class);
        }
    }
}
