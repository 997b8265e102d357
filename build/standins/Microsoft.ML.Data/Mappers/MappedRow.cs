namespace Microsoft.ML.Data;

/// <summary>One row with a mapper's columns added.</summary>
internal sealed class MappedRow : WrappingRow
{
    private readonly ColumnBindings _bindings;
    private readonly Delegate[] _getters;
    private readonly Action _disposer;

    public MappedRow(DataViewRow input, ColumnBindings bindings, Delegate[] getters, Action disposer)
        : base(input)
    {
        _bindings = bindings;
        _getters = getters;
        _disposer = disposer;
    }

    public override DataViewSchema Schema => _bindings.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        int index = _bindings.MapColumnIndex(out bool isSource, column.Index);
        return isSource ? Input.IsColumnActive(Input.Schema[index]) : _getters[index] is not null;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int index = _bindings.MapColumnIndex(out bool isSource, column.Index);
        return isSource ? Input.GetGetter<TValue>(Input.Schema[index]) : RowCursorUtils.Typed<TValue>(_getters[index]);
    }

    protected override void DisposeCore(bool disposing)
    {
        if (disposing)
            _disposer?.Invoke();
    }
}
