using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Rows kept in memory after the first time that a column is asked for; random access, so it can be shuffled.</summary>
internal sealed class CacheDataView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly PooledColumn[] _columns;
    private readonly Lock _filling = new();
    private long _rowCount;

    public CacheDataView(IHostEnvironment environment, IDataView source, params string[] columnsToPrefetch)
    {
        _host = environment.Register("Cache");
        _source = ColumnSubsetView.WithoutDisposables(_host, source);
        _rowCount = source.GetRowCount() ?? -1;
        _columns = new PooledColumn[source.Schema.Count];
        if (columnsToPrefetch.Length > 0)
            Fill(columnsToPrefetch.Select(name => _source.Schema[name]));
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rowCount < 0 ? null : _rowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = RowCursorUtils.ToActive(columnsNeeded, Schema);
        Fill(RowCursorUtils.Pick(Schema, active));
        int count = (int)_rowCount;
        return new Cursor(_host, this, active, rand is null ? null : Permutations.Random(rand, count), count);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    // One cursor at a time fills; two that come at once must not read the source twice.
    private void Fill(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (_filling)
        {
            DataViewSchema.Column[] missing = [.. columns.Where(column => _columns[column.Index] is null)];
            if (missing.Length == 0 && _rowCount >= 0)
                return;
            using DataViewRowCursor cursor = _source.GetRowCursor(missing);
            PooledColumn[] filled = [.. missing.Select(column => PooledColumn.Create(cursor, column, (int)Math.Max(_rowCount, 16)))];
            int count = 0;
            for (; cursor.MoveNext(); count++)
            {
                foreach (PooledColumn column in filled)
                    column.Fill(count);
            }

            for (int i = 0; i < missing.Length; i++)
                _columns[missing[i].Index] = filled[i];
            _rowCount = count;
        }
    }

    private sealed class Cursor(IHost host, CacheDataView parent, bool[] active, int[] permutation, int count) : RootCursorBase(host)
    {
        public override long Batch => 0;

        public override DataViewSchema Schema => parent.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column), "Can't get getter for inactive column");
            return RowCursorUtils.Typed<TValue>(parent._columns[column.Index].MakeGetter(Row));
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

        protected override bool MoveNextCore() => Position + 1 < count;

        private int Row()
        {
            Ch.Check(IsGood, RowCursorUtils.FetchValueStateError);
            return permutation is null ? (int)Position : permutation[Position];
        }
    }
}
