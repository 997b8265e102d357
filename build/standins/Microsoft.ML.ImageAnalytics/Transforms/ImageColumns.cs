using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Finds input columns, with the real library's errors.</summary>
internal static class ImageColumns
{
    public static SchemaShape.Column Find(IHost host, SchemaShape inputSchema, string name)
        => inputSchema.TryFindColumn(name, out SchemaShape.Column column)
            ? column
            : throw host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);

    public static SchemaShape.Column FindImage(IHost host, SchemaShape inputSchema, string name)
    {
        SchemaShape.Column column = Find(host, inputSchema, name);
        return column.ItemType is ImageDataViewType && column.Kind == SchemaShape.Column.VectorKind.Scalar
            ? column
            : throw host.ExceptSchemaMismatch(
                nameof(inputSchema), "input", name, new ImageDataViewType().ToString(), column.GetTypeString());
    }

    public static ImageDataViewType CheckImage(IHost host, DataViewSchema inputSchema, int index)
        => inputSchema[index].Type as ImageDataViewType
            ?? throw host.ExceptSchemaMismatch(
                nameof(inputSchema), "input", inputSchema[index].Name, "image", inputSchema[index].Type.ToString());
}
