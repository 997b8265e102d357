using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.GanRefinement.DataViews.Columns;

/// <summary>The type of a key column's values, so that names kept as text become the values again that <c>MapValueToKey</c>
/// found.</summary>
internal sealed class KeyValueKind
{
    private static readonly KeyValueKind s_text = new(TextDataViewType.Instance, Adder(TextDataViewType.Instance, name => name.AsMemory()));

    private static readonly KeyValueKind[] s_kinds =
    [
        s_text,
        Parsed<sbyte>(NumberDataViewType.SByte),
        Parsed<short>(NumberDataViewType.Int16),
        Parsed<int>(NumberDataViewType.Int32),
        Parsed<long>(NumberDataViewType.Int64),
        Parsed<byte>(NumberDataViewType.Byte),
        Parsed<ushort>(NumberDataViewType.UInt16),
        Parsed<uint>(NumberDataViewType.UInt32),
        Parsed<ulong>(NumberDataViewType.UInt64),
        Parsed<float>(NumberDataViewType.Single),
        Parsed<double>(NumberDataViewType.Double),
        Parsed<bool>(BooleanDataViewType.Instance),
        Parsed<TimeSpan>(TimeSpanDataViewType.Instance),
        Parsed<DateTimeOffset>(DateTimeOffsetDataViewType.Instance),
        // As it was written, local or not.
        new(DateTimeDataViewType.Instance,
            Adder(DateTimeDataViewType.Instance, name => DateTime.Parse(name, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))),
    ];

    private readonly DataViewType _item;
    private readonly Action<DataViewSchema.Annotations.Builder, string, IReadOnlyList<string>> _add;

    private KeyValueKind(DataViewType item, Action<DataViewSchema.Annotations.Builder, string, IReadOnlyList<string>> add) => (_item, _add) = (item, add);

    /// <summary>What <see cref="Find"/> knows it by.</summary>
    public string Name => _item.ToString()!;

    /// <summary>The kind of that name, or null.</summary>
    public static KeyValueKind? Find(string name) => s_kinds.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind of a key column's values; null when it names none. Those of a type that no text can give back are text.</summary>
    public static KeyValueKind? Of(DataViewSchema.Column column) =>
        column.Type is KeyDataViewType key
            && column.Annotations.Schema.GetColumnOrNull(KeyNames.Annotation)?.Type is VectorDataViewType vector
            && (ulong)vector.Size == key.Count
            ? Of(vector.ItemType)
            : null;

    /// <inheritdoc cref="Of(DataViewSchema.Column)"/>
    public static KeyValueKind? Of(SchemaShape.Column column) =>
        column.Annotations.Where(annotation => annotation.Name == KeyNames.Annotation).Select(annotation => Of(annotation.ItemType)).FirstOrDefault();

    /// <summary>Adds a vector of text to annotations.</summary>
    public static void AddText(DataViewSchema.Annotations.Builder builder, string annotation, IReadOnlyList<string> names) =>
        s_text.Add(builder, annotation, names);

    /// <summary>Adds the values that the names stand for to annotations.</summary>
    public void Add(DataViewSchema.Annotations.Builder builder, string annotation, IReadOnlyList<string> names) => _add(builder, annotation, names);

    private static KeyValueKind Of(DataViewType item) => s_kinds.FirstOrDefault(kind => kind._item.Equals(item)) ?? s_text;

    private static KeyValueKind Parsed<T>(PrimitiveDataViewType item)
        where T : IParsable<T> => new(item, Adder(item, name => T.Parse(name, CultureInfo.InvariantCulture)));

    private static Action<DataViewSchema.Annotations.Builder, string, IReadOnlyList<string>> Adder<T>(PrimitiveDataViewType item, Func<string, T> parse) =>
        (builder, annotation, names) =>
        {
            // Parsed when asked for: promises have types alone.
            Lazy<T[]> values = new(() => [.. names.Select(parse)]);
            builder.Add(annotation, new VectorDataViewType(item, names.Count), (ref VBuffer<T> buffer) =>
            {
                var editor = VBufferEditor.Create(ref buffer, names.Count);
                values.Value.CopyTo(editor.Values);
                buffer = editor.Commit();
            });
        };
}
