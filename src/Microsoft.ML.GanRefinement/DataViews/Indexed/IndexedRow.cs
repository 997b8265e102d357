using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Indexed;

/// <summary>A row of an <see cref="IndexedDataView"/> that can be set to any number.</summary>
internal sealed class IndexedRow(DataViewSchema schema, IReadOnlyList<IndexedColumn> columns) : DataViewRow
{
    private int _index;

    /// <inheritdoc/>
    public override DataViewSchema Schema => schema;

    /// <inheritdoc/>
    public override long Position => _index;

    /// <inheritdoc/>
    public override long Batch => 0;

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    /// <summary>Goes to a row.</summary>
    public void MoveTo(int index) => _index = index;

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        Getters.As<TValue>(columns[column.Index].CreateGetter(() => _index), column);

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_index, 0);
}
