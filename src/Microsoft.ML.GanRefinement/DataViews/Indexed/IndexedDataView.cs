namespace Microsoft.ML.GanRefinement.DataViews.Indexed;

/// <summary>A data view whose rows are reached by number: any number of cursors at once, in order or shuffled.</summary>
internal sealed class IndexedDataView : IDataView
{
    private readonly IReadOnlyList<IndexedColumn> _columns;

    public IndexedDataView(int count, params IReadOnlyList<IndexedColumn> columns)
    {
        Count = count;
        _columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);

        Schema = builder.ToSchema();
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Whether a row comes from memory, or is quickly computed: then nobody needs to hold it a second time.</summary>
    public bool InMemory { get; init; }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public bool CanShuffle => true;

    /// <inheritdoc/>
    public long? GetRowCount() => Count;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;

        return new IndexedCursor(Schema, _columns, active, Count, rand is null ? null : Shuffle(rand));
    }

    /// <summary>A row with all columns active, to be set to any number.</summary>
    public IndexedRow CreateRow() => new(Schema, _columns);

    /// <inheritdoc/>
    /// <remarks>One cursor: rows come from memory, and there is nothing to compute in parallel.</remarks>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private int[] Shuffle(Random rand)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        rand.Shuffle(order);
        return order;
    }
}
