namespace Microsoft.ML.Data;

/// <summary>An input schema with added columns: one of a known name goes right behind the last of that name, the others to the end.</summary>
internal sealed class ColumnBindings
{
    // Index of an input column, or the complement of the index of an added one.
    private readonly int[] _sources;

    public ColumnBindings(DataViewSchema input, DataViewSchema.DetachedColumn[] addedColumns)
    {
        InputSchema = input;
        List<(string Name, int Source)> columns = [.. input.Select(column => (column.Name, column.Index))];
        for (int i = 0; i < addedColumns.Length; i++)
        {
            string name = addedColumns[i].Name;
            int last = columns.FindLastIndex(column => column.Name == name);
            columns.Insert(last < 0 ? columns.Count : last + 1, (name, ~i));
        }

        _sources = [.. columns.Select(column => column.Source)];
        AddedColumnIndices = [.. addedColumns.Select((_, i) => Array.IndexOf(_sources, ~i))];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources.Select(source => source < 0 ? addedColumns[~source] : new DataViewSchema.DetachedColumn(input[source])));
        Schema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema Schema { get; }

    public IReadOnlyList<int> AddedColumnIndices { get; }

    public int MapColumnIndex(out bool isSrcColumn, int col)
    {
        int source = _sources[col];
        isSrcColumn = source >= 0;
        return isSrcColumn ? source : ~source;
    }

    /// <summary>Which input columns the active columns show unchanged.</summary>
    public bool[] GetActiveInput(bool[] active)
    {
        bool[] input = new bool[InputSchema.Count];
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && _sources[i] >= 0)
                input[_sources[i]] = true;
        }

        return input;
    }
}
