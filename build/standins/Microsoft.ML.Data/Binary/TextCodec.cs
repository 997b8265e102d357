using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The number of texts, the ends of each in characters, and all of them as one string.</summary>
internal sealed class TextCodec : ColumnCodec<ReadOnlyMemory<char>>
{
    public TextCodec()
        : base("TextSpan", TextDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        var all = new StringBuilder();
        writer.Write(values.Length);
        foreach (ReadOnlyMemory<char> value in values)
            writer.Write(all.Append(value).Length);
        writer.Write(all.ToString());
    }

    public override ReadOnlyMemory<char>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count);
        int[] ends = [.. Enumerable.Range(0, count).Select(_ => reader.ReadInt32())];
        ReadOnlyMemory<char> all = reader.ReadString().AsMemory();
        var values = new ReadOnlyMemory<char>[count];
        int begin = 0;
        for (int i = 0; i < count; i++)
        {
            Contracts.CheckDecode(begin <= ends[i] && ends[i] <= all.Length);
            values[i] = all[begin..ends[i]];
            begin = ends[i];
        }

        return values;
    }
}
