using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The annotation that names what each key stands for.</summary>
internal static class KeyValues
{
    public static VectorDataViewType TypeOrNull(DataViewSchema.Column column)
        => column.Annotations.Schema.GetColumnOrNull(AnnotationUtils.Kinds.KeyValues)?.Type as VectorDataViewType;

    public static void Add(DataViewSchema.Annotations.Builder annotations, TermMap map, DataViewSchema.Column source, bool asText)
    {
        if (map.ItemType is KeyDataViewType key
            && key.RawType == typeof(uint)
            && TypeOrNull(source) is { } inherited
            && (ulong)inherited.Size == key.Count)
        {
            AddInherited(annotations, (TermMap<uint>)map, source, inherited);
        }
        else if (asText && map.ItemType is not TextDataViewType)
        {
            Add(annotations, TextDataViewType.Instance, map.Count, GetterOf(map.TermsAsText()));
        }
        else
        {
            Add(annotations, map.ItemType, map.Count, map.MakeTermsGetter());
        }
    }

    private static void Add(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType itemType, int count, Delegate getter)
        => annotations.Add(AnnotationUtils.Kinds.KeyValues, new VectorDataViewType(itemType, count), getter);

    // Keys of keys: what the source's keys stand for, in the new order.
    private static void AddInherited(
        DataViewSchema.Annotations.Builder annotations, TermMap<uint> map, DataViewSchema.Column source, VectorDataViewType inherited)
    {
        if (inherited.ItemType is TextDataViewType)
            Add(annotations, inherited.ItemType, map.Count, GetterOf(Pick<ReadOnlyMemory<char>>(map, source)));
        else if (inherited.ItemType == NumberDataViewType.Single)
            Add(annotations, inherited.ItemType, map.Count, GetterOf(Pick<float>(map, source)));
        else if (inherited.ItemType == NumberDataViewType.Int32)
            Add(annotations, inherited.ItemType, map.Count, GetterOf(Pick<int>(map, source)));
        else
            Add(annotations, map.ItemType, map.Count, map.MakeTermsGetter());
    }

    private static T[] Pick<T>(TermMap<uint> map, DataViewSchema.Column source)
    {
        VBuffer<T> values = default;
        source.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);
        T[] all = values.DenseValues().ToArray();
        return map.Terms.ToArray().Select(key => all[(int)key - 1]).ToArray();
    }

    private static ValueGetter<VBuffer<T>> GetterOf<T>(T[] values)
        => (ref VBuffer<T> target) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref target, values.Length);
            values.CopyTo(editor.Values);
            target = editor.Commit();
        };
}
