using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keys as their numbers; the parameters are the numbers' codec and the u64 count of keys.</summary>
internal sealed class KeyCodec<T> : ColumnCodec<T>
    where T : unmanaged
{
    private readonly NumberCodec<T> _numbers;
    private readonly ulong _count;

    public KeyCodec(KeyDataViewType type)
        : base("Key2", type)
    {
        _numbers = new NumberCodec<T>(KeyTypes.NumberOf(type.RawType));
        _count = type.Count;
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => _numbers.Write(writer, values);

    public override T[] Read(BinaryReader reader, int count) => _numbers.Read(reader, count);

    protected override void WriteParameters(BinaryWriter writer)
    {
        _numbers.WriteDefinition(writer);
        writer.Write(_count);
    }
}
