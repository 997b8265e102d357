using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Evaluation.Neighbors;

/// <summary>A column of features, <c>Vector&lt;Single&gt;</c> of a known size, every value finite.</summary>
/// <param name="columnName">The column's name.</param>
/// <param name="size">Features of a row.</param>
internal sealed class FeatureColumn(string columnName, int size) : IVectorInput
{
    private const string Role = "features";
    private const string Remedy = "Transform both views with the same featurizer.";

    /// <inheritdoc/>
    public string ColumnName => columnName;

    /// <inheritdoc/>
    public int Size => size;

    private string Expected => $"Vector<Single, {size}>";

    /// <summary>How many features a view has in such a column.</summary>
    public static int SizeIn(DataViewSchema schema, string columnName)
    {
        var column = ColumnFinder.Find(schema, Role, columnName);
        return column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.RawType == typeof(float)
            ? vector.Size
            : throw SchemaErrors.Mismatch(Role, columnName, "Vector<Single> of known size", column.Type.ToString()!, Remedy);
    }

    /// <inheritdoc/>
    public DataViewSchema.Column? Bind(DataViewSchema schema)
    {
        var column = ColumnFinder.Find(schema, Role, columnName);
        return SizeIn(schema, columnName) == size ? column : throw SchemaErrors.Mismatch(Role, columnName, Expected, column.Type.ToString()!, Remedy);
    }

    /// <inheritdoc/>
    public void Check(SchemaShape inputSchema)
    {
        var column = ColumnFinder.Find(inputSchema, Role, columnName);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || column.ItemType.RawType != typeof(float))
            throw SchemaErrors.Mismatch(Role, columnName, Expected, SchemaErrors.Describe(column), Remedy);
    }

    /// <inheritdoc/>
    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column? column) => FloatReaders.Finite(row, column!.Value, Role);
}
