using Microsoft.ML.GanRefinement.DataViews.Batched;

namespace Microsoft.ML.GanRefinement.Tests.DataViews.Batched;

/// <summary>Reading views, and making them.</summary>
internal static class TestRows
{
    public static IDataView Transform(this TestMapper mapper, IDataView input) => mapper.ToTransform().Transform(input);

    public static BatchTransform ToTransform(this TestMapper mapper) => new(((Runtime.IHostEnvironment)new MLContext()).Register("test"), mapper);

    public static DataViewRowCursor Open(this IDataView view, params string[] columns) =>
        view.GetRowCursor([.. columns.Select(column => view.Schema[column])]);

    public static ValueGetter<T> Getter<T>(this DataViewRow row, string column) => row.GetGetter<T>(row.Schema[column]);

    /// <summary>One column's values in the order in which a cursor gives them.</summary>
    public static List<T> Read<T>(this IDataView view, string column)
    {
        using var cursor = view.Open(column);
        return cursor.Rest<T>(column);
    }

    public static List<T> Rest<T>(this DataViewRowCursor cursor, string column)
    {
        var getter = cursor.Getter<T>(column);
        List<T> values = [];
        T value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add(value);
        }

        return values;
    }
}
