using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Appended;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The rows of a source that a selection keeps, lazily.</summary>
internal sealed class RowFilterView(IDataView source, RowSelection selection, DataViewSchema.Column score, Cancellation cancellation) : ComputedView(source)
{
    /// <inheritdoc/>
    public override DataViewSchema Schema => Source.Schema;

    /// <inheritdoc/>
    public override bool CanShuffle => false;

    /// <inheritdoc/>
    public override long? GetRowCount() => null;

    /// <inheritdoc/>
    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var places = Places().GetEnumerator();
        try
        {
            return new RowFilterCursor(Source.GetRowCursor(columnsNeeded), places);
        }
        catch
        {
            places.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    // The places of the rows that stay, in rising order. Scores are read ahead by a cursor of their own, a block at a time.
    private IEnumerable<long> Places()
    {
        using var cursor = Source.GetRowCursor([score]);
        var readScore = cursor.GetGetter<float>(score);
        var readId = cursor.GetIdGetter();
        List<float> scores = [];
        List<DataViewRowId> ids = [];
        var (block, first) = (0L, 0L);
        for (var more = true; more;)
        {
            (more, var (value, id)) = (cursor.MoveNext(cancellation), (0f, default(DataViewRowId)));
            if (more)
            {
                readScore(ref value);
                readId(ref id);
                scores.Add(value);
                ids.Add(id);
            }
            var isWhole = scores.Count == selection.BlockSize;
            if (isWhole || (!more && scores.Count > 0 && selection.TakesIncompleteBlocks))
            {
                foreach (var place in selection.Choose(block, scores, ids))
                    yield return first + place;
                (block, first) = (block + 1, first + scores.Count);
                scores.Clear();
                ids.Clear();
            }
        }
    }
}
