using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Batching;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>
/// A latent column appended to one input schema. A row's latent follows from the row's id, which shuffling and parallel reading keep.
/// </summary>
internal sealed class LatentBinding
{
    private readonly LatentPrior _prior;

    public LatentBinding(DataViewSchema inputSchema, string columnName, LatentPrior prior)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        _prior = prior;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(columnName, new VectorDataViewType(NumberDataViewType.Single, prior.Size));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>Whether a column of the output schema is the appended one.</summary>
    public bool IsLatent(DataViewSchema.Column column) => column.Index == InputSchema.Count;

    /// <summary>Whether the appended column is among <paramref name="columns"/>.</summary>
    public bool NeedsLatent(IEnumerable<DataViewSchema.Column> columns) => columns.Any(IsLatent);

    /// <summary>The input's columns among <paramref name="columns"/> of the output schema.</summary>
    public DataViewSchema.Column[] PassedThrough(IEnumerable<DataViewSchema.Column> columns) =>
        [.. columns.Where(column => !IsLatent(column)).Select(column => InputSchema[column.Index])];

    /// <summary>Whether a column of a row over the output schema may be read.</summary>
    public bool IsActive(DataViewRow input, bool latentNeeded, DataViewSchema.Column column) =>
        IsLatent(column) ? latentNeeded : input.IsColumnActive(InputSchema[column.Index]);

    /// <summary>A getter over the output schema.</summary>
    public ValueGetter<TValue> CreateGetter<TValue>(DataViewRow input, DataViewSchema.Column column) => IsLatent(column)
        ? Getters.As<TValue>(CreateLatentGetter(_prior.CreateReader(input)), column)
        : input.GetGetter<TValue>(InputSchema[column.Index]);

    private ValueGetter<VBuffer<float>> CreateLatentGetter(VectorReader read) => (ref VBuffer<float> destination) =>
    {
        var editor = VBufferEditor.Create(ref destination, _prior.Size);
        read(editor.Values);
        destination = editor.Commit();
    };
}
