using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;

namespace Microsoft.ML.GanRefinement.Data.Batches;

/// <summary>A column of plain vectors, <c>Vector&lt;Single&gt;</c> of any known length and any finite values; or, found when it is
/// resolved, of images.</summary>
/// <param name="columnName">The column's name.</param>
/// <param name="shape">The length that every vector must have, or null for the column's.</param>
internal sealed class VectorColumn(string columnName, ImageShape? shape = null) : ISampleColumn
{
    // As in the options' ImageColumnName, which names this column too.
    private const string Role = "image";
    private const string Remedy = "Add Concatenate, which makes one vector of several columns, or ConvertType to DataKind.Single.";

    /// <inheritdoc/>
    public string ColumnName { get; } = columnName;

    /// <inheritdoc/>
    public ImageShape? Shape { get; } = shape;

    /// <inheritdoc/>
    public int Size => Shape?.Size ?? throw new InvalidOperationException($"The length of column '{ColumnName}' is not resolved yet.");

    private string Expected => Shape is { } shape ? $"Vector<Single, {shape.Size}>" : "Vector<Single> of known length, or an image";

    /// <inheritdoc/>
    public ISampleColumn Resolve(DataViewSchema schema)
    {
        var images = new ImageColumn(ColumnName);
        return images.Fits(ColumnFinder.Find(schema, Role, ColumnName).Type)
            ? images.Resolve(schema)
            : new VectorColumn(ColumnName, ImageShape.Vector(((VectorDataViewType)Bind(schema).Type).Size));
    }

    /// <inheritdoc/>
    public DataViewSchema.Column Bind(DataViewSchema schema)
    {
        var column = ColumnFinder.Find(schema, Role, ColumnName);
        return column.Type is VectorDataViewType { Dimensions: [> 0] } vector
            && vector.ItemType is NumberDataViewType
            && vector.ItemType.RawType == typeof(float)
            && (Shape is null || Shape.Value.Size == vector.Size)
                ? column
                : throw SchemaErrors.Mismatch(Role, ColumnName, Expected, column.Type.ToString()!, Remedy);
    }

    /// <inheritdoc/>
    public void Check(SchemaShape inputSchema)
    {
        // A promise says nothing of dimensions, so what can be an image can be a vector.
        new ImageColumn(ColumnName).Check(inputSchema);
    }

    /// <inheritdoc/>
    public bool HoldsBytes(DataViewSchema.Column column) => false;

    /// <inheritdoc/>
    public PixelReader? CreatePixelReader(DataViewRow row, DataViewSchema.Column column) => null;

    /// <inheritdoc/>
    public VectorReader CreateReader(DataViewRow row, DataViewSchema.Column column) => FloatReaders.Finite(row, column, Role);
}
