using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>A latent column: <c>Vector&lt;Single&gt;</c> of the latent size, every value finite.</summary>
/// <param name="columnName">The column's name.</param>
/// <param name="size">The latent size.</param>
internal sealed class LatentColumn(string columnName, int size) : IVectorInput
{
    private const string Role = "latent";

    /// <inheritdoc/>
    public string ColumnName { get; } = columnName;

    /// <inheritdoc/>
    public int Size { get; } = size;

    private string Expected => $"Vector<Single, {Size}>";

    private string Remedy => $"SampleLatents makes a data set of latents, AppendLatents({Size}, \"{ColumnName}\") adds one to each row.";

    /// <inheritdoc cref="IVectorInput.Bind"/>
    public DataViewSchema.Column Bind(DataViewSchema schema)
    {
        var column = ColumnFinder.Find(schema, Role, ColumnName);
        return column.Type is VectorDataViewType vector && vector.Size == Size && vector.ItemType.RawType == typeof(float)
            ? column
            : throw SchemaErrors.Mismatch(Role, ColumnName, Expected, column.Type.ToString()!, Remedy);
    }

    /// <inheritdoc/>
    public void Check(SchemaShape inputSchema)
    {
        var column = ColumnFinder.Find(inputSchema, Role, ColumnName);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || column.ItemType.RawType != typeof(float))
            throw SchemaErrors.Mismatch(Role, ColumnName, Expected, SchemaErrors.Describe(column), Remedy);
    }

    /// <inheritdoc cref="IVectorInput.CreateReader"/>
    public static VectorReader CreateReader(DataViewRow row, DataViewSchema.Column column) => FloatReaders.Finite(row, column, Role);

    DataViewSchema.Column? IVectorInput.Bind(DataViewSchema schema) => Bind(schema);

    VectorReader IVectorInput.CreateReader(DataViewRow row, DataViewSchema.Column? column) => CreateReader(row, column!.Value);
}
