namespace Microsoft.ML.Data;

/// <summary>Truth values, eight a byte, the first in the lowest bit.</summary>
internal sealed class BooleanCodec : ColumnCodec<bool>
{
    public BooleanCodec()
        : base("Boolean", BooleanDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<bool> values)
    {
        byte[] packed = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i])
                packed[i / 8] |= (byte)(1 << (i % 8));
        }

        writer.Write(packed);
    }

    public override bool[] Read(BinaryReader reader, int count)
    {
        byte[] packed = reader.ReadBytes((count + 7) / 8);
        return [.. Enumerable.Range(0, count).Select(i => (packed[i / 8] >> (i % 8) & 1) != 0)];
    }
}
