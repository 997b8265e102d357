
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.DataViews.Appended;

/// <summary>A computed column appended to one input schema.</summary>
internal sealed class AppendedBinding
{
    private readonly IAppendedColumn _column;

    public AppendedBinding(DataViewSchema inputSchema, IAppendedColumn column)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _column = column;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(column.Name, column.Type);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>Whether a column of the output schema is the appended one.</summary>
    public bool IsAppended(DataViewSchema.Column column) => column.Index == InputSchema.Count;

    /// <summary>Whether the appended column is among <paramref name="columns"/>.</summary>
    public bool NeedsAppended(IEnumerable<DataViewSchema.Column> columns) => columns.Any(IsAppended);

    /// <summary>The input's columns that <paramref name="columns"/> of the output schema take, each once.</summary>
    public DataViewSchema.Column[] Dependencies(IEnumerable<DataViewSchema.Column> columns) =>
    [
        .. columns.Select(column => IsAppended(column) ? _column.Input : InputSchema[column.Index])
            .OfType<DataViewSchema.Column>()
            .DistinctBy(column => column.Index),
    ];

    /// <summary>Whether a column of a row over the output schema may be read.</summary>
    public bool IsActive(DataViewRow input, bool appendedNeeded, DataViewSchema.Column column) =>
        IsAppended(column) ? appendedNeeded : input.IsColumnActive(InputSchema[column.Index]);

    /// <summary>A getter over the output schema.</summary>
    public ValueGetter<TValue> CreateGetter<TValue>(DataViewRow input, DataViewSchema.Column column) => IsAppended(column)
        ? Getters.As<TValue>(_column.CreateGetter(input), column)
        : input.GetGetter<TValue>(InputSchema[column.Index]);
}
