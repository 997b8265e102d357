using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes columns' getters out of members of the current row object.</summary>
internal static class MemberGetters
{
    public static Delegate Create<TRow>(BoundColumn column, Func<TRow> current)
    {
        MemberInfo member = column.Member.Info;
        Type type = column.Member.Type;
        if (type == typeof(string))
            return OfText(current, MemberAccess.Reader<TRow, string>(member));
        if (type == typeof(string[]))
            return OfTexts(current, MemberAccess.Reader<TRow, string[]>(member));
        Func<MemberInfo, Func<TRow>, Delegate> make = column switch
        {
            { ColumnType: KeyDataViewType key } => (m, c) => RowCursorUtils.GenericCall<Func<MemberInfo, Func<TRow>, ulong, Delegate>>(
                OfKey<TRow, uint>, typeof(TRow), type)(m, c, key.Count),
            _ when type.IsArray => RowCursorUtils.GenericCall<Func<MemberInfo, Func<TRow>, Delegate>>(
                OfArray<TRow, int>, typeof(TRow), type.GetElementType()),
            _ when column.Member.IsVector => RowCursorUtils.GenericCall<Func<MemberInfo, Func<TRow>, Delegate>>(
                OfVector<TRow, int>, typeof(TRow), column.Member.RawItemType),
            _ when column.ColumnType is PrimitiveDataViewType || DataViewTypeManager.Knows(column.ColumnType)
                => RowCursorUtils.GenericCall<Func<MemberInfo, Func<TRow>, Delegate>>(OfValue<TRow, int>, typeof(TRow), type),
            _ => throw Contracts.ExceptNotSupp("Type '{0}' is not yet supported.", type.FullName),
        };
        return make(member, current);
    }

    private static ValueGetter<ReadOnlyMemory<char>> OfText<TRow>(Func<TRow> current, Func<TRow, string> read)
        => (ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory();

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> OfTexts<TRow>(Func<TRow> current, Func<TRow, string[]> read)
        => (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] texts = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        };

    private static Delegate OfArray<TRow, TItem>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, TItem[]> read = MemberAccess.Reader<TRow, TItem[]>(member);
        return (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> value) =>
        {
            TItem[] items = read(current());
            VBuffer<TItem>.Copy(items, 0, ref value, items?.Length ?? 0);
        });
    }

    private static Delegate OfVector<TRow, TItem>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, VBuffer<TItem>> read = MemberAccess.Reader<TRow, VBuffer<TItem>>(member);
        return (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> value) => read(current()).CopyTo(ref value));
    }

    private static Delegate OfValue<TRow, TValue>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, TValue> read = MemberAccess.Reader<TRow, TValue>(member);
        return (ValueGetter<TValue>)((ref TValue value) => value = read(current()));
    }

    // Members of key columns hold 0 … count - 1 and come out as 1 … count; everything else comes out as 0, missing.
    private static Delegate OfKey<TRow, TKey>(MemberInfo member, Func<TRow> current, ulong count)
    {
        Contracts.Check(typeof(TKey) == typeof(ulong) || typeof(TKey) == typeof(uint) || typeof(TKey) == typeof(byte));
        Func<TRow, TKey> read = MemberAccess.Reader<TRow, TKey>(member);
        return (ValueGetter<TKey>)((ref TKey value) =>
        {
            ulong raw = Convert.ToUInt64(read(current()));
            value = (TKey)Convert.ChangeType(raw < count ? raw + 1 : 0, typeof(TKey));
        });
    }
}
