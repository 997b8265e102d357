using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>Names of the classes of a key column.</summary>
internal static class KeyNames
{
    /// <summary>The annotation that names keys.</summary>
    public const string Annotation = "KeyValues";

    /// <summary>
    /// One name a key: the values that <c>MapValueToKey</c> found, as text; the class's number from zero where there are none.
    /// </summary>
    public static IReadOnlyList<string> Read(DataViewSchema.Column column)
    {
        int count = checked((int)((KeyDataViewType)column.Type).Count);
        DataViewSchema.Column? annotation = column.Annotations.Schema.GetColumnOrNull(Annotation);
        if (annotation?.Type is not VectorDataViewType vector || vector.Size != count)
        {
            return Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToArray();
        }

        Type item = vector.ItemType.RawType;
        return item == typeof(ReadOnlyMemory<char>) ? Read<ReadOnlyMemory<char>>(column)
            : item == typeof(float) ? Read<float>(column)
            : item == typeof(double) ? Read<double>(column)
            : item == typeof(bool) ? Read<bool>(column)
            : item == typeof(byte) ? Read<byte>(column)
            : item == typeof(short) ? Read<short>(column)
            : item == typeof(ushort) ? Read<ushort>(column)
            : item == typeof(int) ? Read<int>(column)
            : item == typeof(uint) ? Read<uint>(column)
            : item == typeof(long) ? Read<long>(column)
            : item == typeof(ulong) ? Read<ulong>(column)
            : Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToArray();
    }

    /// <summary>Annotations that name the keys of a column in text, as <c>MapValueToKey</c> writes them.</summary>
    public static DataViewSchema.Annotations Write(IReadOnlyList<string> names)
    {
        ReadOnlyMemory<char>[] values = names.Select(name => name.AsMemory()).ToArray();
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(
            Annotation,
            new VectorDataViewType(TextDataViewType.Instance, values.Length),
            (ref VBuffer<ReadOnlyMemory<char>> buffer) =>
            {
                var editor = VBufferEditor.Create(ref buffer, values.Length);
                values.CopyTo(editor.Values);
                buffer = editor.Commit();
            });
        return builder.ToAnnotations();
    }

    private static string[] Read<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(Annotation, ref values);
        return values.DenseValues().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").ToArray();
    }
}
