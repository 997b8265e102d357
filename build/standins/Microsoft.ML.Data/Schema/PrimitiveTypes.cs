namespace Microsoft.ML.Data;

/// <summary>ML.NET's own types by .NET type.</summary>
internal static class PrimitiveTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> ByRawType = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        TextDataViewType.Instance, BooleanDataViewType.Instance, TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
    }.ToDictionary(type => type.RawType);

    /// <summary>The type, or null.</summary>
    public static PrimitiveDataViewType Find(Type raw) => ByRawType.GetValueOrDefault(raw);
}
