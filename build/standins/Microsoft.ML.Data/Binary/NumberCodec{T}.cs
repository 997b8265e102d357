using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Values as their bytes, little-endian.</summary>
internal sealed class NumberCodec<T> : ColumnCodec<T>
    where T : unmanaged
{
    public NumberCodec(DataViewType type)
        : base(typeof(T).Name, type)
    {
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => writer.Write(MemoryMarshal.AsBytes(values));

    public override T[] Read(BinaryReader reader, int count)
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
