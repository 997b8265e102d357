using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

internal sealed class KeyLookup<TKey, TValue> : KeyLookup
    where TKey : struct, IBinaryInteger<TKey>
{
    private readonly TValue[] _values;
    private readonly TValue _missing = Missing();

    public KeyLookup(PrimitiveDataViewType valueType, DataViewSchema.Column column)
        : base(valueType)
    {
        VBuffer<TValue> values = default;
        column.Annotations.GetValue(AnnotationUtils.Kinds.KeyValues, ref values);
        _values = values.DenseValues().ToArray();
    }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source)
        => source.Type is VectorDataViewType
            ? MakeVectorGetter(row.GetGetter<VBuffer<TKey>>(source))
            : MakeScalarGetter(row.GetGetter<TKey>(source));

    private static TValue Missing()
    {
        object missing = Type.GetTypeCode(typeof(TValue)) switch
        {
            TypeCode.Single => float.NaN,
            TypeCode.Double => double.NaN,
            _ => default(TValue),
        };
        return (TValue)missing;
    }

    private TValue Map(TKey key)
    {
        ulong index = ulong.CreateTruncating(key);
        return index > 0 && index <= (ulong)_values.Length ? _values[index - 1] : _missing;
    }

    private ValueGetter<TValue> MakeScalarGetter(ValueGetter<TKey> getSource)
    {
        TKey key = default;
        return (ref TValue target) =>
        {
            getSource(ref key);
            target = Map(key);
        };
    }

    private ValueGetter<VBuffer<TValue>> MakeVectorGetter(ValueGetter<VBuffer<TKey>> getSource)
    {
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> target) =>
        {
            getSource(ref keys);
            VBufferEditor<TValue> editor = VBufferEditor.Create(ref target, keys.Length);
            int slot = 0;
            foreach (TKey key in keys.DenseValues())
                editor.Values[slot++] = Map(key);
            target = editor.Commit();
        };
    }
}
