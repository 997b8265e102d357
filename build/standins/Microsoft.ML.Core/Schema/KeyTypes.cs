using Microsoft.ML.Data;

namespace Microsoft.ML.Runtime;

/// <summary>The number types behind keys.</summary>
internal static class KeyTypes
{
    public static NumberDataViewType NumberOf(Type raw) => Type.GetTypeCode(raw) switch
    {
        TypeCode.Byte => NumberDataViewType.Byte,
        TypeCode.UInt16 => NumberDataViewType.UInt16,
        TypeCode.UInt32 => NumberDataViewType.UInt32,
        _ => NumberDataViewType.UInt64,
    };
}
