using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>Computed columns tied to one input schema: what they read, and the schema that they make.</summary>
/// <remarks>The output schema has the input's columns first, hidden ones and annotations included, so a column's index tells its
/// origin.</remarks>
internal abstract class AppendedBinding
{
    /// <param name="inputSchema">The schema that columns are added to.</param>
    /// <param name="outputs">The columns that are added; one hides an input column of its name.</param>
    protected AppendedBinding(DataViewSchema inputSchema, IEnumerable<DataViewSchema.DetachedColumn> outputs)
    {
        InputSchema = inputSchema;
        DataViewSchema.Builder builder = new();
        builder.AddColumns(inputSchema);
        builder.AddColumns(outputs);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The input's columns that are read, each once.</summary>
    public abstract IEnumerable<DataViewSchema.Column> ReadColumns { get; }

    /// <summary>Makes the getters of active outputs, by their number, for whatever row <paramref name="input"/> stands on.</summary>
    /// <param name="input">A row or cursor of the input schema, in which <see cref="ReadColumns"/> are active if any output is.</param>
    /// <param name="active">Which outputs are asked for.</param>
    public abstract Func<int, Delegate> CreateGetters(DataViewRow input, bool[] active);

    /// <summary>The output's number, or −1 for a column that only passes through.</summary>
    public int OutputOf(DataViewSchema.Column column)
    {
        if (column.Index >= OutputSchema.Count)
            throw OptionChecks.OutOfRange(nameof(column), column.Index, "The column is not one of this schema.");

        return Math.Max(column.Index - InputSchema.Count, -1);
    }

    /// <summary>Which outputs <paramref name="columns"/> of the output schema ask for.</summary>
    public bool[] ActiveOutputs(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[OutputSchema.Count - InputSchema.Count];
        foreach (var column in columns)
        {
            if (OutputOf(column) is >= 0 and int output)
                active[output] = true;
        }

        return active;
    }

    /// <summary>The input columns among <paramref name="columns"/> of the output schema, each once.</summary>
    public DataViewSchema.Column[] PassedThrough(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Where(column => OutputOf(column) < 0).Select(column => column.Index).Distinct().Order().Select(index => InputSchema[index])];

    /// <summary>The input's columns that <paramref name="columns"/> of the output schema take, each once.</summary>
    public DataViewSchema.Column[] Dependencies(IReadOnlyCollection<DataViewSchema.Column> columns)
    {
        var passed = PassedThrough(columns);
        return ActiveOutputs(columns).Contains(true) ? [.. passed.UnionBy(ReadColumns, column => column.Index)] : passed;
    }
}
