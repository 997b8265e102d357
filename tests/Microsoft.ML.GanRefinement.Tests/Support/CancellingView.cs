using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>A view that cancels when its so-manyth row is reached, over all its readings, and counts the rows that are read.</summary>
/// <param name="rows">The view.</param>
/// <param name="cancelAt">From 1.</param>
/// <param name="cancel">Cancels.</param>
internal sealed class CancellingView(IDataView rows, int cancelAt, Action cancel) : IDataView
{
    private int _read;

    /// <summary>How many rows were read.</summary>
    public int Read => Volatile.Read(ref _read);

    /// <summary>How many were read after the one that cancelled.</summary>
    public int ReadAfter => Read - cancelAt;

    public DataViewSchema Schema => rows.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => rows.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, rows.GetRowCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded)];

    private void Count()
    {
        if (Interlocked.Increment(ref _read) == cancelAt)
            cancel();
    }

    private sealed class Cursor(CancellingView view, DataViewRowCursor rows) : DataViewRowCursor
    {
        public override DataViewSchema Schema => rows.Schema;

        public override long Position => rows.Position;

        public override long Batch => rows.Batch;

        public override bool MoveNext()
        {
            if (!rows.MoveNext())
                return false;
            view.Count();
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => rows.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => rows.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => rows.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rows.Dispose();
            base.Dispose(disposing);
        }
    }
}
