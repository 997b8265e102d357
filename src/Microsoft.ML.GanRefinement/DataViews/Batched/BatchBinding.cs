using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>A mapper tied to one input schema: which columns it reads, and the schema it gives.</summary>
/// <remarks>The output schema has the input's columns first, hidden ones and annotations included, so a column's index tells its
/// origin.</remarks>
internal sealed class BatchBinding
{
    private readonly DataViewSchema.Column? _vector;
    private readonly DataViewSchema.Column? _key;

    public BatchBinding(IBatchMapper mapper, DataViewSchema inputSchema)
    {
        Mapper = mapper;
        InputSchema = inputSchema;
        _vector = mapper.Vector.Bind(inputSchema);
        _key = mapper.Key?.Bind(inputSchema);

        DataViewSchema.Builder builder = new();
        builder.AddColumns(inputSchema);
        foreach (var output in mapper.Outputs)
            builder.AddColumn(output.Name, output.Type, output.Annotate?.Invoke(inputSchema));

        OutputSchema = builder.ToSchema();
    }

    public IBatchMapper Mapper { get; }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The columns that the mapper reads, each once.</summary>
    public IEnumerable<DataViewSchema.Column> ReadColumns =>
        new[] { _vector, _key }.OfType<DataViewSchema.Column>().DistinctBy(column => column.Index);

    public VectorReader CreateVectorReader(DataViewRow row) => Mapper.Vector.CreateReader(row, _vector);

    public KeyReader? CreateKeyReader(DataViewRow row) => _key is { } key ? KeyColumn.CreateReader(row, key) : null;

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
        var active = new bool[Mapper.Outputs.Count];
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
}
