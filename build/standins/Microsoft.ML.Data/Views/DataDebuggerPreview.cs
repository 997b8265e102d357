using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The first rows of a view, all values as objects.</summary>
public sealed class DataDebuggerPreview
{
    internal DataDebuggerPreview(IDataView data, int maxRows)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(maxRows >= 0, nameof(maxRows));
        Schema = data.Schema;
        var rows = ImmutableArray.CreateBuilder<RowInfo>();
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        Func<object>[] getters = [.. data.Schema.Select(column
            => RowCursorUtils.GenericCall<Func<DataViewRow, DataViewSchema.Column, Func<object>>>(MakeGetter<int>, column.Type.RawType)(cursor, column))];
        while (rows.Count < maxRows && cursor.MoveNext())
            rows.Add(new RowInfo([.. getters.Select((get, i) => KeyValuePair.Create(data.Schema[i].Name, get()))]));
        RowView = rows.ToImmutable();
        ColumnView = [.. data.Schema.Select(column => new ColumnInfo(column, [.. RowView.Select(row => row.Values[column.Index].Value)]))];
    }

    public DataViewSchema Schema { get; }

    public ImmutableArray<ColumnInfo> ColumnView { get; }

    public ImmutableArray<RowInfo> RowView { get; }

    public override string ToString() => $"{Schema.Count} columns, {RowView.Length} rows";

    private static Func<object> MakeGetter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            get(ref value);
            return value;
        };
    }

    /// <summary>One row.</summary>
    public sealed class RowInfo
    {
        internal RowInfo(KeyValuePair<string, object>[] values) => Values = values;

        public KeyValuePair<string, object>[] Values { get; }

        public override string ToString() => $"{Values.Length} columns";
    }

    /// <summary>One column.</summary>
    public sealed class ColumnInfo
    {
        internal ColumnInfo(DataViewSchema.Column column, object[] values)
        {
            Column = column;
            Values = values;
        }

        public DataViewSchema.Column Column { get; }

        public object[] Values { get; }

        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }
}
