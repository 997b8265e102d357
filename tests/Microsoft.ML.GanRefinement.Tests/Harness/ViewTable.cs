using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.Tests.Harness;

/// <summary>All values of a view's visible columns, as numbers, and its schema as text.</summary>
internal static class ViewTable
{
    public static IEnumerable<DataViewSchema.Column> Visible(DataViewSchema schema) => schema.Where(column => !column.IsHidden);

    /// <summary>One line a column, hidden ones and annotations included.</summary>
    public static string[] Describe(DataViewSchema schema) =>
        [.. schema.Select(c => $"{c.Index} {c.Name} {c.Type} {c.IsHidden} [{string.Join(", ", c.Annotations.Schema.Select(a => $"{a.Name} {a.Type}"))}]")];

    public static float[][] Read(IDataView view)
    {
        DataViewSchema.Column[] columns = [.. Visible(view.Schema)];
        using var cursor = view.GetRowCursor(columns);
        return Read(cursor, columns, cursor);
    }

    /// <summary>Values of a row that follows a cursor.</summary>
    public static float[][] Read(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns, DataViewRowCursor cursor)
    {
        Func<IEnumerable<float>>[] readers = [.. columns.Select(column => Reader(row, column))];
        List<float[]> rows = [];
        while (cursor.MoveNext())
            rows.Add([.. readers.SelectMany(read => read())]);

        return [.. rows];
    }

    private static Func<IEnumerable<float>> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        var type = column.Type.RawType;
        return type == typeof(float) ? Reader<float>(row, column, value => [value])
            : type == typeof(uint) ? Reader<uint>(row, column, value => [value])
            : type == typeof(VBuffer<float>) ? Reader<VBuffer<float>>(row, column, value => [.. value.DenseValues()])
            : type == typeof(MLImage) ? Reader<MLImage>(row, column, value => [.. value.Pixels.ToArray().Select(b => (float)b)])
            : throw new NotSupportedException($"The harness does not read {column.Type}.");
    }

    private static Func<IEnumerable<float>> Reader<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float[]> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return convert(value);
        };
    }
}
