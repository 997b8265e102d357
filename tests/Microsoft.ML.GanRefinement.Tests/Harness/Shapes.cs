using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.GanRefinement.Tests.Harness;

/// <summary>Schemas as promises, and promises as text.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema) => new(ViewTable.Visible(schema).Select(Of));

    public static string[] Describe(SchemaShape shape) =>
        [.. shape.Select(c => $"{c.Name} {SchemaErrors.Describe(c)} [{string.Join(", ", Describe(c.Annotations))}]").Order(StringComparer.Ordinal)];

    private static SchemaShape.Column Of(DataViewSchema.Column column)
    {
        var item = (column.Type as VectorDataViewType)?.ItemType ?? column.Type;
        var kind = column.Type is not VectorDataViewType vector ? SchemaShape.Column.VectorKind.Scalar
            : vector.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector;
        // A promise has no dimensions; for ours that goes for images as for vectors.
        var number = item switch
        {
            KeyDataViewType => NumberDataViewType.UInt32,
            ImageDataViewType => new ImageDataViewType(),
            _ => item,
        };
        return BatchShape.CreateColumn(column.Name, kind, number, item is KeyDataViewType, Of(column.Annotations.Schema));
    }
}
