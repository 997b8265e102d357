using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row whose values are members of an object.</summary>
internal abstract class InputRowBase<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;

    protected InputRowBase(IHostEnvironment environment, DataViewSchema schema, InternalSchemaDefinition definition, bool[] active)
    {
        Host = environment.Register("Row");
        Schema = schema;
        _getters = [.. definition.Columns.Select((column, i) => active[i] ? MemberGetters.Create<TRow>(column, GetCurrentRowObject) : null)];
    }

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    protected IHost Host { get; }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        if (column.Index < 0 || column.Index >= _getters.Length)
            throw Host.Except("Column index must be between 0 and {0}", _getters.Length);
        return _getters[column.Index] is not null;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Host.CheckParam(column.Index < _getters.Length && IsColumnActive(column), nameof(column), "requested column not active");
        return RowCursorUtils.Typed<TValue>(_getters[column.Index]);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId value) =>
        {
            Host.Check(Position >= 0, RowCursorUtils.FetchValueStateError);
            value = new DataViewRowId((ulong)Position, 0);
        };

    protected abstract TRow GetCurrentRowObject();
}
