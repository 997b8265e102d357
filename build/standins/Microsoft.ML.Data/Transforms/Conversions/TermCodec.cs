using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>
/// Values in a model file: codec name, LEB128 length and bytes of its parameters, i32 count, values. Numbers are little-endian, Booleans
/// packed from the lowest bit up; a key's codec is <c>Key2</c>, whose parameters are its number's codec and u64 key count.
/// </summary>
internal static class TermCodec
{
    private const string KeyName = "Key2";

    public static void Save<T>(BinaryWriter writer, PrimitiveDataViewType type, T[] values)
        where T : struct
    {
        string number = typeof(T).Name;
        if (type is KeyDataViewType key)
        {
            writer.Write(KeyName);
            writer.Write7BitEncodedInt(ParameterBytes(number));
            writer.Write(number);
            writer.Write7BitEncodedInt(0);
            writer.Write(key.Count);
        }
        else
        {
            writer.Write(number);
            writer.Write7BitEncodedInt(0);
        }

        writer.Write(values.Length);
        writer.Write(values is bool[] flags ? Pack(flags) : MemoryMarshal.AsBytes<T>(values));
    }

    public static TermMap Load(BinaryReader reader)
    {
        string name = reader.ReadString();
        int parameterBytes = reader.Read7BitEncodedInt();
        PrimitiveDataViewType type;
        if (name == KeyName)
        {
            PrimitiveDataViewType number = TermTypes.OfCodec(reader.ReadString());
            Contracts.CheckDecode(reader.Read7BitEncodedInt() == 0 && parameterBytes == ParameterBytes(number.RawType.Name));
            type = new KeyDataViewType(number.RawType, reader.ReadUInt64());
        }
        else
        {
            Contracts.CheckDecode(parameterBytes == 0);
            type = TermTypes.OfCodec(name);
        }

        int count = reader.ReadInt32();
        Contracts.CheckDecode(count >= 0);
        return type.RawType == typeof(bool) ? new TermMap<bool>(type, Unpack(reader, count)) : LoadNumbers(reader, type, count);
    }

    // A length byte and the name, no parameters of its own, and the count.
    private static int ParameterBytes(string number) => 1 + number.Length + 1 + sizeof(ulong);

    private static TermMap LoadNumbers(BinaryReader reader, PrimitiveDataViewType type, int count)
        => Type.GetTypeCode(type.RawType) switch
        {
            TypeCode.SByte => LoadNumbers<sbyte>(reader, type, count),
            TypeCode.Byte => LoadNumbers<byte>(reader, type, count),
            TypeCode.Int16 => LoadNumbers<short>(reader, type, count),
            TypeCode.UInt16 => LoadNumbers<ushort>(reader, type, count),
            TypeCode.Int32 => LoadNumbers<int>(reader, type, count),
            TypeCode.UInt32 => LoadNumbers<uint>(reader, type, count),
            TypeCode.Int64 => LoadNumbers<long>(reader, type, count),
            TypeCode.UInt64 => LoadNumbers<ulong>(reader, type, count),
            TypeCode.Single => LoadNumbers<float>(reader, type, count),
            _ => LoadNumbers<double>(reader, type, count),
        };

    private static TermMap<T> LoadNumbers<T>(BinaryReader reader, PrimitiveDataViewType type, int count)
        where T : struct
    {
        byte[] bytes = reader.ReadBytes(count * Marshal.SizeOf<T>());
        Contracts.CheckDecode(bytes.Length == count * Marshal.SizeOf<T>());
        return new TermMap<T>(type, MemoryMarshal.Cast<byte, T>(bytes).ToArray());
    }

    private static byte[] Pack(bool[] flags)
    {
        byte[] bytes = new byte[(flags.Length + 7) / 8];
        for (int i = 0; i < flags.Length; i++)
            bytes[i / 8] |= (byte)((flags[i] ? 1 : 0) << (i % 8));
        return bytes;
    }

    private static bool[] Unpack(BinaryReader reader, int count)
    {
        byte[] bytes = reader.ReadBytes((count + 7) / 8);
        bool[] flags = new bool[count];
        for (int i = 0; i < count; i++)
            flags[i] = (bytes[i / 8] >> (i % 8) & 1) != 0;
        return flags;
    }
}
