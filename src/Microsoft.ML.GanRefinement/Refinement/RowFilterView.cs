using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Appended;
using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Refinement;

/// <summary>The rows of a source that a selection keeps, lazily.</summary>
internal sealed class RowFilterView(IDataView source, RowSelection selection, DataViewSchema.Column score, Cancellation cancellation) : ComputedView(source)
{
    // A block may be larger than the data have rows, or memory: its columns grow as rows come.
    private const int MostExpected = 1_024;

    /// <inheritdoc/>
    public override DataViewSchema Schema => Source.Schema;

    /// <inheritdoc/>
    public override bool CanShuffle => false;

    /// <inheritdoc/>
    public override long? GetRowCount() => null;

    /// <inheritdoc/>
    public override DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = [.. columnsNeeded];
        DataViewSchema.Column[] kept = [.. needed.Where(column => BufferedColumn.CanHold(column.Type))];
        DataViewSchema.Column[] followed = [.. needed.Where(column => !BufferedColumn.CanHold(column.Type))];
        var cursor = Source.GetRowCursor([.. kept, score]);
        try
        {
            var block = new RowBlock(cursor, kept, Math.Min(selection.BlockSize ?? 0, MostExpected));
            return new RowFilterCursor(cursor, followed.Length == 0 ? null : Source.GetRowCursor(followed), score, block, selection, cancellation);
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
