using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.DataViews.Batched;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.DataViews.Indexed;

namespace Microsoft.ML.GanRefinement.Tests.Data;

/// <summary>Columns with given values, and what to do with views made of them.</summary>
internal static class TestColumns
{
    public static IndexedColumn Vector<T>(string name, PrimitiveDataViewType item, int[] dimensions, params T[][] rows) =>
        Scalar(name, new VectorDataViewType(item, dimensions), rows.Select(row => new VBuffer<T>(row.Length, row)).ToArray());

    public static IndexedColumn Floats(string name, int[] dimensions, params float[][] rows) => Vector(name, NumberDataViewType.Single, dimensions, rows);

    public static IndexedColumn Bytes(string name, int[] dimensions, params byte[][] rows) => Vector(name, NumberDataViewType.Byte, dimensions, rows);

    public static IndexedColumn Keys(string name, int count, params uint[] rows) => Scalar(name, new KeyDataViewType(typeof(uint), count), rows);

    public static IndexedColumn Scalar<T>(string name, DataViewType type, params T[] rows) =>
        new(name, type, row => (ValueGetter<T>)((ref T value) => value = rows[row()]));

    public static DataViewSchema SchemaOf(params IndexedColumn[] columns) => new IndexedDataView(0, columns).Schema;

    public static SchemaShape Shape(string name, SchemaShape.Column.VectorKind kind, DataViewType item, bool isKey = false) =>
        new([BatchShape.CreateColumn(name, kind, item, isKey)]);

    /// <summary>All rows of a vector column, through its product reader.</summary>
    public static float[][] ReadAll(IDataView view, IVectorInput input)
    {
        var column = input.Bind(view.Schema);
        using var cursor = view.GetRowCursor([column!.Value]);
        var reader = input.CreateReader(cursor, column);
        var rows = new List<float[]>();
        while (cursor.MoveNext())
        {
            var values = new float[input.Size];
            reader(values);
            rows.Add(values);
        }

        return [.. rows];
    }

    /// <summary>All values of a column, as ML.NET's getter gives them.</summary>
    public static T[] Values<T>(IDataView view, string name, Random? rand = null)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column], rand);
        var getter = cursor.GetGetter<T>(column);
        var values = new List<T>();
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    public static T[][] Vectors<T>(IDataView view, string name, Random? rand = null) =>
        Values<VBuffer<T>>(view, name, rand).Select(buffer => buffer.DenseValues().ToArray()).ToArray();
}
