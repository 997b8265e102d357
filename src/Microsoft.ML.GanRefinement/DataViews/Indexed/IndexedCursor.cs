using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Indexed;

/// <summary>One reading of an <see cref="IndexedDataView"/>. A row's id is its number, whatever the order.</summary>
internal sealed class IndexedCursor(DataViewSchema schema, IReadOnlyList<IndexedColumn> columns, bool[] active, int count, int[]? order)
    : DataViewRowCursor
{
    private readonly List<IDisposable> _getters = [];
    private int _position = -1;

    /// <inheritdoc/>
    public override DataViewSchema Schema => schema;

    /// <inheritdoc/>
    public override long Position => _position < count ? _position : -1;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_position < count)
            _position++;

        return _position < count;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Getters.CheckActive(this, column);
        var getter = columns[column.Index].CreateGetter(CurrentRow);
        if (getter.Target is IDisposable disposable)
            _getters.Add(disposable);

        return Getters.As<TValue>(getter, column);
    }

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)CurrentRow(), 0);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _getters.ForEach(getter => getter.Dispose());
            _getters.Clear();
        }

        base.Dispose(disposing);
    }

    private int CurrentRow() => (uint)_position < (uint)count
        ? order?[_position] ?? _position
        : throw new InvalidOperationException("A value was asked for before the first row or after the last one.");
}
