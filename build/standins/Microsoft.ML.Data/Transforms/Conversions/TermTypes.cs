using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Which types can be mapped to keys; the stand-in leaves times and row ids out.</summary>
internal static class TermTypes
{
    private static readonly Dictionary<string, PrimitiveDataViewType> ByName = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        BooleanDataViewType.Instance,
    }.ToDictionary(type => type.RawType.Name);

    public static bool IsStandardScalar(DataViewType type)
        => type is TextDataViewType || ByName.ContainsValue(type as PrimitiveDataViewType);

    public static DataViewType ItemTypeOf(DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    public static void CheckIsKnown(IHost host, string column, DataViewType type)
    {
        DataViewType item = ItemTypeOf(type);
        if (item is not KeyDataViewType && !IsStandardScalar(item))
            throw host.ExceptSchemaMismatch("inputSchema", "input", column, "standard type or a vector of standard type", type.ToString());
    }

    /// <summary>The type of a codec's name in a model file.</summary>
    public static PrimitiveDataViewType OfCodec(string name)
        => ByName.TryGetValue(name, out PrimitiveDataViewType type) ? type : throw Contracts.ExceptDecode($"Unrecognized codec '{name}'");

    public static bool IsMissing<T>(DataViewType type, T value)
        => value switch
        {
            float number => float.IsNaN(number),
            double number => double.IsNaN(number),
            ReadOnlyMemory<char> text => text.IsEmpty,
            _ => type is KeyDataViewType && EqualityComparer<T>.Default.Equals(value, default),
        };
}
