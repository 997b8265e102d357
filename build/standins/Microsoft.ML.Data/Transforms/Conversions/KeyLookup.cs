using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A key column's key values.</summary>
internal abstract class KeyLookup(PrimitiveDataViewType valueType)
{
    public PrimitiveDataViewType ValueType { get; } = valueType;

    public static KeyLookup Create(IHost host, DataViewSchema.Column column)
    {
        VectorDataViewType values = KeyValues.TypeOrNull(column);
        host.Check(values is not null, "Metadata KeyValues does not exist");
        DataViewType key = TermTypes.ItemTypeOf(column.Type);
        host.Check(
            key is KeyDataViewType type && type.Count == (ulong)values.Size, "KeyValues metadata size does not match column type key count");
        Type lookup = typeof(KeyLookup<,>).MakeGenericType(key.RawType, values.ItemType.RawType);
        return (KeyLookup)Activator.CreateInstance(lookup, values.ItemType, column);
    }

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column source);
}
