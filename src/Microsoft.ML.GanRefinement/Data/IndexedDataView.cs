using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>A data view whose rows are reached by number: any number of cursors at once, in order or shuffled.</summary>
internal sealed class IndexedDataView : IDataView
{
    private readonly int _count;
    private readonly IReadOnlyList<IndexedColumn> _columns;

    public IndexedDataView(int count, params IReadOnlyList<IndexedColumn> columns)
    {
        _count = count;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (IndexedColumn column in columns)
        {
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        }

        Schema = builder.ToSchema();
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => true;

    /// <inheritdoc/>
    public long? GetRowCount() => _count;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            active[column.Index] = true;
        }

        return new IndexedCursor(Schema, _columns, active, _count, rand is null ? null : Shuffle(rand));
    }

    /// <inheritdoc/>
    /// <remarks>One cursor: rows come from memory, and there is nothing to compute in parallel.</remarks>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private int[] Shuffle(Random rand)
    {
        int[] order = Enumerable.Range(0, _count).ToArray();
        rand.Shuffle(order);
        return order;
    }
}
