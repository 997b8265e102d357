using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>The samples of a view that has its rows in memory already: they are not held a second time.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class IndexedSamples : ISamples
{
    private readonly IndexedRow _row;
    private readonly SampleReader _reader;

    /// <summary>Checks every row, so that a bad one is found before training.</summary>
    public IndexedSamples(IndexedDataView view, TrainingColumns columns, Cancellation cancellation = default)
    {
        Count = view.Count;
        _row = view.CreateRow();
        _reader = columns.CreateReader(_row);
        var values = new float[columns.Shape.Size];
        for (var i = 0; i < Count; i++)
        {
            cancellation.ThrowIfRequested();
            CopyTo(i, values);
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public long CopyTo(int index, Span<float> values)
    {
        _row.MoveTo(index);
        _reader.Values(values);
        return _reader.Class;
    }
}
