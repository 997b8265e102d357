using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A column's values as an enumerable; each enumeration is a cursor.</summary>
public static class ColumnCursorExtensions
{
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) => GetColumn<T>(data, data.Schema[columnName]);

    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckNonEmpty(column.Name, nameof(column));
        if (column.Index >= data.Schema.Count || data.Schema[column.Index].Name != column.Name || data.Schema[column.Index].Type != column.Type)
            throw Contracts.ExceptParam(nameof(column), $"column with name {column.Name}, type {column.Type}, and index {column.Index} cannot be found in {nameof(data)}");
        if (column.Type.RawType == typeof(T))
            return Read<T, T>(data, column, value => value);
        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            return (IEnumerable<T>)Read<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
        if (typeof(T) == typeof(string[]) && column.Type is VectorDataViewType { ItemType: TextDataViewType })
        {
            return (IEnumerable<T>)Read<VBuffer<ReadOnlyMemory<char>>, string[]>(
                data, column, texts => [.. texts.DenseValues().Select(text => text.ToString())]);
        }

        if (typeof(T).IsArray && column.Type is VectorDataViewType vector && vector.ItemType.RawType == typeof(T).GetElementType())
        {
            return (IEnumerable<T>)RowCursorUtils.GenericCall<Func<IDataView, DataViewSchema.Column, object>>(
                ReadArrays<int>, vector.ItemType.RawType)(data, column);
        }

        throw Contracts.ExceptParam(nameof(column), $"Cannot map column (name: {column.Name}, type: {column.Type}) in {nameof(data)} to the user-defined type, {typeof(T)}.");
    }

    private static object ReadArrays<T>(IDataView data, DataViewSchema.Column column)
        => Read<VBuffer<T>, T[]>(data, column, vector => [.. vector.DenseValues()]);

    private static IEnumerable<TResult> Read<TValue, TResult>(IDataView data, DataViewSchema.Column column, Func<TValue, TResult> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<TValue> get = cursor.GetGetter<TValue>(column);
        TValue value = default;
        while (cursor.MoveNext())
        {
            get(ref value);
            yield return convert(value);
        }
    }
}
