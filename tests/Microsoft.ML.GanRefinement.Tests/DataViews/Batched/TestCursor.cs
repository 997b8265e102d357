using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>The cursor of a <see cref="TestView"/>; a row's id tells which row it is.</summary>
internal sealed class TestCursor(DataViewSchema schema, TestColumn[] columns, int count, HashSet<int> active, Func<long, long> rowAt) : DataViewRowCursor
{
    private long _position = -1;
    private bool _isDone;

    public HashSet<int> Active => active;

    public bool IsDisposed { get; private set; }

    public override DataViewSchema Schema => schema;

    public override long Position => _position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (_isDone || _position + 1 >= count)
        {
            _isDone = true;
            _position = -1;
            return false;
        }

        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Assert.Contains(column.Index, active);
        return (ValueGetter<TValue>)columns[column.Index].CreateGetter(() => rowAt(_position));
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)rowAt(_position), 7);

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
