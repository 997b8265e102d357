using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Objects as rows; each cursor enumerates them anew.</summary>
internal sealed class StreamingDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IHost _host;
    private readonly IEnumerable<TRow> _data;
    private readonly InternalSchemaDefinition _definition;

    public StreamingDataView(IHostEnvironment environment, IEnumerable<TRow> data, InternalSchemaDefinition definition)
    {
        _host = environment.Register("StreamingDataView");
        _data = data;
        _definition = definition;
        Schema = definition.MakeSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(_host, new CurrentRow(_host, Schema, _definition, RowCursorUtils.ToActive(columnsNeeded, Schema)), _data.GetEnumerator());

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class CurrentRow(IHost host, DataViewSchema schema, InternalSchemaDefinition definition, bool[] active)
        : InputRowBase<TRow>(host, schema, definition, active)
    {
        private long _position = -1;

        public TRow Value { get; private set; }

        public override long Position => _position;

        public void Set(TRow value, long position)
        {
            Value = value;
            _position = position;
        }

        protected override TRow GetCurrentRowObject()
        {
            Host.Check(Value is not null, RowCursorUtils.FetchValueStateError);
            return Value;
        }
    }

    private sealed class Cursor(IHost host, CurrentRow row, IEnumerator<TRow> rows) : RootCursorBase(host)
    {
        public override long Batch => 0;

        public override DataViewSchema Schema => row.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

        protected override bool MoveNextCore()
        {
            if (!rows.MoveNext())
                return false;
            row.Set(rows.Current ?? throw Ch.Except("Encountered null when iterating over data, this is not supported."), Position + 1);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                row.Set(null, -1);
                rows.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
