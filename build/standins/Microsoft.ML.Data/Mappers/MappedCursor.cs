using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor with a mapper's columns added.</summary>
internal sealed class MappedCursor : SynchronizedCursorBase
{
    private readonly ColumnBindings _bindings;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private Action _disposer;

    public MappedCursor(
        IChannelProvider provider, DataViewRowCursor input, ColumnBindings bindings, bool[] active, Delegate[] getters, Action disposer)
        : base(provider, input)
    {
        _bindings = bindings;
        _active = active;
        _getters = getters;
        _disposer = disposer;
    }

    public override DataViewSchema Schema => _bindings.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Ch.Check(column.Index < _active.Length);
        return _active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Ch.Check(IsColumnActive(column));
        int index = _bindings.MapColumnIndex(out bool isSource, column.Index);
        return isSource ? Input.GetGetter<TValue>(Input.Schema[index]) : RowCursorUtils.Typed<TValue>(_getters[index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _disposer?.Invoke();
            _disposer = null;
        }

        base.Dispose(disposing);
    }
}
