using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Tests.Data;

/// <summary>A view whose rows are numbers, as image values and, modulo 1000, as classes; it counts its readings and can
/// misbehave.</summary>
internal sealed class CountedView : IDataView
{
    private readonly IndexedDataView _rows;

    /// <param name="count">How many rows.</param>
    /// <param name="read">Called with a row's number when its value is read; null for nothing.</param>
    public CountedView(int count, Action<int>? read = null)
    {
        var image = new IndexedColumn("Image", new VectorDataViewType(NumberDataViewType.Byte, 1, 1, 2),
            row => (ValueGetter<VBuffer<byte>>)((ref VBuffer<byte> value) =>
        {
            read?.Invoke(row());
            value = new VBuffer<byte>(2, [(byte)(row() % 256), (byte)(row() / 256)]);
        }));
        var label = new IndexedColumn("Label", new KeyDataViewType(typeof(uint), 1000),
            row => (ValueGetter<uint>)((ref uint value) => value = (uint)row() % 1000 + 1));
        _rows = new IndexedDataView(count, image, label);
        RowsIn = _ => count;
    }

    /// <summary>How many rows a reading gives; the argument is its number, from 1.</summary>
    public Func<int, int> RowsIn { get; init; }

    /// <summary>What the view says of its row count.</summary>
    public long? Says { get; init; }

    /// <summary>Called when a cursor is disposed.</summary>
    public Action? Disposed { get; init; }

    /// <summary>How many cursors were made.</summary>
    public int Cursors { get; private set; }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _rows.Schema;

    public long? GetRowCount() => Says;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(_rows.GetRowCursor(columnsNeeded), RowsIn(++Cursors), Disposed);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor rows, int count, Action? disposed) : DataViewRowCursor
    {
        public override DataViewSchema Schema => rows.Schema;

        public override long Position => rows.Position;

        public override long Batch => 0;

        public override bool MoveNext() => rows.Position + 1 < count && rows.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => rows.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => rows.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => rows.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            rows.Dispose();
            disposed?.Invoke();
            base.Dispose(disposing);
        }
    }
}
