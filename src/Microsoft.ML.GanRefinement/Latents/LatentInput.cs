
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>A latent column or, in data without one, latents drawn from the prior by the row's id: so a chain may end in a trainer. A
/// column of that name that cannot hold latents is still an error.</summary>
/// <param name="columnName">The column's name.</param>
/// <param name="prior">What latents are drawn from, and their size.</param>
internal sealed class LatentInput(string columnName, LatentPrior prior) : IVectorInput
{
    private readonly LatentColumn _column = new(columnName, prior.Size);

    /// <inheritdoc/>
    public string ColumnName => columnName;

    /// <inheritdoc/>
    public int Size => prior.Size;

    /// <inheritdoc/>
    public DataViewSchema.Column? Bind(DataViewSchema schema) => schema.GetColumnOrNull(columnName) is null ? null : _column.Bind(schema);

    /// <inheritdoc/>
    public void Check(SchemaShape inputSchema)
    {
        if (BatchShape.Find(inputSchema, columnName) is not null)
            _column.Check(inputSchema);
    }

    /// <inheritdoc/>
    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column? column) =>
        column is { } latent ? LatentColumn.CreateReader(row, latent) : prior.CreateReader(row);
}
