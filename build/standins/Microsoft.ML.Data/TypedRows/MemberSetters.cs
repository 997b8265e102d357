using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Makes setters of members out of columns of a row.</summary>
internal static class MemberSetters
{
    public static Action<TRow> Create<TRow>(BoundColumn column, DataViewRow input, DataViewSchema.Column source)
    {
        MemberInfo member = column.Member.Info;
        Type type = column.Member.Type;
        if (type == typeof(string))
            return ToText<TRow>(member, input, source);
        if (type == typeof(string[]))
            return ToTexts<TRow>(member, input, source);
        Type[] arguments = [typeof(TRow), type.IsArray ? type.GetElementType() : column.Member.IsVector ? column.Member.RawItemType : type];
        Func<MemberInfo, DataViewRow, DataViewSchema.Column, Action<TRow>> make = type.IsArray
            ? ToArray<TRow, int>
            : column.Member.IsVector ? ToVector<TRow, int> : ToValue<TRow, int>;
        return RowCursorUtils.GenericCall(make, arguments)(member, input, source);
    }

    private static Action<TRow> ToText<TRow>(MemberInfo member, DataViewRow input, DataViewSchema.Column source)
    {
        ValueGetter<ReadOnlyMemory<char>> get = input.GetGetter<ReadOnlyMemory<char>>(source);
        Action<TRow, string> write = MemberAccess.Writer<TRow, string>(member);
        ReadOnlyMemory<char> value = default;
        return row =>
        {
            get(ref value);
            write(row, value.ToString());
        };
    }

    private static Action<TRow> ToTexts<TRow>(MemberInfo member, DataViewRow input, DataViewSchema.Column source)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(source);
        Action<TRow, string[]> write = MemberAccess.Writer<TRow, string[]>(member);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return row =>
        {
            get(ref value);
            write(row, [.. value.DenseValues().Select(text => text.ToString())]);
        };
    }

    private static Action<TRow> ToArray<TRow, TItem>(MemberInfo member, DataViewRow input, DataViewSchema.Column source)
    {
        ValueGetter<VBuffer<TItem>> get = input.GetGetter<VBuffer<TItem>>(source);
        Func<TRow, TItem[]> read = MemberAccess.ReaderOrNull<TRow, TItem[]>(member);
        Action<TRow, TItem[]> write = MemberAccess.Writer<TRow, TItem[]>(member);
        VBuffer<TItem> value = default;
        return row =>
        {
            get(ref value);
            // The array that is there is filled again when it fits, as in the real package.
            TItem[] items = read?.Invoke(row);
            if (items?.Length != value.Length || !value.IsDense)
                items = new TItem[value.Length];
            value.CopyTo(items);
            write(row, items);
        };
    }

    private static Action<TRow> ToVector<TRow, TItem>(MemberInfo member, DataViewRow input, DataViewSchema.Column source)
    {
        ValueGetter<VBuffer<TItem>> get = input.GetGetter<VBuffer<TItem>>(source);
        Func<TRow, VBuffer<TItem>> read = MemberAccess.ReaderOrNull<TRow, VBuffer<TItem>>(member);
        Action<TRow, VBuffer<TItem>> write = MemberAccess.Writer<TRow, VBuffer<TItem>>(member);
        return row =>
        {
            VBuffer<TItem> value = read is null ? default : read(row);
            get(ref value);
            write(row, value);
        };
    }

    private static Action<TRow> ToValue<TRow, TValue>(MemberInfo member, DataViewRow input, DataViewSchema.Column source)
    {
        ValueGetter<TValue> get = input.GetGetter<TValue>(source);
        Action<TRow, TValue> write = MemberAccess.Writer<TRow, TValue>(member);
        TValue value = default;
        return row =>
        {
            get(ref value);
            write(row, value);
        };
    }
}
