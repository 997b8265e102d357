using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Draws each row from the next rows of the source, as many as the pool is large.</summary>
internal sealed class ShuffledCursor : RootCursorBase
{
    private readonly DataViewRowCursor _input;
    private readonly Random _random;
    private readonly PooledColumn[] _columns;
    private readonly PooledColumn _id;

    // Slots of the pool: the live ones from _head on, the first of them the current row, then the free ones.
    private readonly int[] _ring;
    private int _head = -1;
    private int _live = 1;

    public ShuffledCursor(IHost host, DataViewRowCursor input, Random random, int poolSize)
        : base(host)
    {
        _input = input;
        _random = random;
        _ring = [.. Enumerable.Range(0, poolSize)];
        _columns = [.. input.Schema.Select(column => input.IsColumnActive(column) ? PooledColumn.Create(input, column, poolSize) : null)];
        _id = PooledColumn.CreateScalar<DataViewRowId>(input.GetIdGetter(), poolSize);
    }

    public override long Batch => 0;

    public override DataViewSchema Schema => _input.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _input.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Ch.CheckParam(column.Index < _columns.Length && _columns[column.Index] is not null, nameof(column), "requested column not active");
        return RowCursorUtils.Typed<TValue>(_columns[column.Index].MakeGetter(CurrentSlot));
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ValueGetter<DataViewRowId>)_id.MakeGetter(CurrentSlot);

    protected override bool MoveNextCore()
    {
        _head = (_head + 1) % _ring.Length;
        _live--;
        while (_live < _ring.Length && _input.MoveNext())
        {
            int slot = _ring[(_head + _live++) % _ring.Length];
            _id.Fill(slot);
            foreach (PooledColumn column in _columns)
                column?.Fill(slot);
        }

        if (_live == 0)
            return false;
        int drawn = (_head + _random.Next(_live)) % _ring.Length;
        (_ring[_head], _ring[drawn]) = (_ring[drawn], _ring[_head]);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    private int CurrentSlot()
    {
        Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
        return _ring[_head];
    }
}
