using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Batched;

/// <summary>Promised schemas: what an estimator's <c>GetOutputSchema</c> answers before anything is fitted.</summary>
internal static class BatchShape
{
    /// <summary>The promised column of that name, or null.</summary>
    public static SchemaShape.Column? Find(SchemaShape schema, string name)
    {
        ArgumentNullException.ThrowIfNull(schema);
        foreach (var column in schema)
        {
            if (column.Name == name)
                return column;
        }

        return null;
    }

    /// <summary>The input's promise with <paramref name="outputs"/> added; one of the same name is replaced, as it will be hidden.</summary>
    public static SchemaShape Add(SchemaShape inputSchema, params IEnumerable<BatchOutput> outputs)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        List<SchemaShape.Column> columns = [.. inputSchema];
        foreach (var output in outputs)
        {
            columns.RemoveAll(column => column.Name == output.Name);
            columns.Add(Describe(output));
        }

        return new SchemaShape(columns);
    }

    /// <summary>A promised column; ML.NET has no public way to make one.</summary>
    public static SchemaShape.Column CreateColumn(
        string name,
        SchemaShape.Column.VectorKind kind,
        DataViewType itemType,
        bool isKey = false,
        SchemaShape? annotations = null) => Construct(name, kind, itemType, isKey, annotations);

    private static SchemaShape.Column Describe(BatchOutput output) =>
        Describe(output.Name, output.Type, output.Annotate?.Invoke(new DataViewSchema.Builder().ToSchema()));

    private static SchemaShape.Column Describe(string name, DataViewType type, DataViewSchema.Annotations? annotations)
    {
        var kind = type is not VectorDataViewType vector ? SchemaShape.Column.VectorKind.Scalar
            : vector.IsKnownSize ? SchemaShape.Column.VectorKind.Vector : SchemaShape.Column.VectorKind.VariableVector;
        var item = (type as VectorDataViewType)?.ItemType ?? type;
        var described = annotations is null ? null
            : new SchemaShape(annotations.Schema.Select(annotation => Describe(annotation.Name, annotation.Type, annotation.Annotations)));
        return item is KeyDataViewType
            ? CreateColumn(name, kind, NumberDataViewType.UInt32, isKey: true, described)
            : CreateColumn(name, kind, item, isKey: false, described);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern SchemaShape.Column Construct(
        string name, SchemaShape.Column.VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations);
}
