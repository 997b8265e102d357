using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes codecs of keys.</summary>
internal static class KeyCodec
{
    public static ColumnCodec Create<T>(KeyDataViewType type)
        where T : unmanaged
        => new KeyCodec<T>(type);

    public static ColumnCodec Read(BinaryReader reader)
    {
        ColumnCodec number = ColumnCodec.ReadOrNull(reader);
        Contracts.CheckDecode(number is not null && KeyDataViewType.IsValidDataType(number.Type.RawType));
        return ColumnCodec.FindOrNull(new KeyDataViewType(number.Type.RawType, reader.ReadUInt64()));
    }
}
