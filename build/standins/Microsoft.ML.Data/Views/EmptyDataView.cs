using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A schema without rows.</summary>
internal sealed class EmptyDataView : IDataView
{
    private readonly IHostEnvironment _environment;

    public EmptyDataView(IHostEnvironment environment, DataViewSchema schema)
    {
        _environment = environment;
        Schema = schema;
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => 0;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(_environment, Schema, RowCursorUtils.ToActive(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(IChannelProvider provider, DataViewSchema schema, bool[] active) : RootCursorBase(provider)
    {
        public override long Batch => 0;

        public override DataViewSchema Schema => schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Ch.Check(IsColumnActive(column), "Can't get getter for inactive column");
            return (ref TValue _) => throw Contracts.Except(RowCursorUtils.FetchValueStateError);
        }

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId _) => throw Contracts.Except(RowCursorUtils.FetchValueStateError);

        protected override bool MoveNextCore() => false;
    }
}
