using System.Globalization;
using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>Names of the classes of a key column.</summary>
internal static class KeyNames
{
    /// <summary>The annotation that names keys.</summary>
    public const string Annotation = "KeyValues";

    private static readonly MethodInfo s_read = typeof(KeyNames).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>One name a key: the values that <c>MapValueToKey</c> found, as text; the class's number from zero where there are
    /// none.</summary>
    public static IReadOnlyList<string> Read(DataViewSchema.Column column)
    {
        var count = checked((int)((KeyDataViewType)column.Type).Count);
        var annotation = column.Annotations.Schema.GetColumnOrNull(Annotation);
        if (annotation?.Type is not VectorDataViewType vector || vector.Size != count)
            return Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture)).ToArray();

        return (string[])s_read.MakeGenericMethod(vector.ItemType.RawType).Invoke(null, [column])!;
    }

    /// <summary>Annotations that name the keys of a column in text, as <c>MapValueToKey</c> writes them.</summary>
    public static DataViewSchema.Annotations Write(IReadOnlyList<string> names)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        KeyValueKind.AddText(builder, Annotation, names);
        return builder.ToAnnotations();
    }

    private static string[] ReadAs<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(Annotation, ref values);
        return [.. values.DenseValues().Select(value => Text(value))];
    }

    // No system's language decides a name.
    private static string Text(object? value) => value switch
    {
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
