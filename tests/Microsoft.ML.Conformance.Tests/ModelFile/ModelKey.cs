using System.Text;
using Xunit;

namespace Microsoft.ML.Conformance.Tests.ModelFile;

/// <summary>A Model.key read from its first byte to its last; every byte has a meaning, or is zero.</summary>
internal sealed class ModelKey
{
    public ModelKey(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        Assert.Equal(0x4C45444F4D004C4Du, reader.ReadUInt64());
        Assert.Equal((0x00010002u, 0x00010002u), (reader.ReadUInt32(), reader.ReadUInt32()));
        long bodyOffset = reader.ReadInt64();
        long bodySize = reader.ReadInt64();
        long tableOffset = reader.ReadInt64();
        long tableSize = reader.ReadInt64();
        long charactersOffset = reader.ReadInt64();
        long charactersSize = reader.ReadInt64();
        Signature = Encoding.Latin1.GetString(reader.ReadBytes(8)).Replace('\0', ' ');
        VersionWritten = reader.ReadUInt32();
        VersionReadable = reader.ReadUInt32();
        Loader = ReadPadded(reader);
        LoaderAlternate = ReadPadded(reader);
        long tailOffset = reader.ReadInt64();
        long limit = reader.ReadInt64();
        long nameOffset = reader.ReadInt64();
        uint nameSize = reader.ReadUInt32();
        Assert.All(reader.ReadBytes(0x100 - 0x9C), zero => Assert.Equal(0, zero));

        Assert.Equal(0x100, bodyOffset);
        Body = reader.ReadBytes((int)bodySize);
        if (tableOffset == 0)
        {
            Assert.Equal((0L, 0L, 0L), (tableSize, charactersOffset, charactersSize));
        }
        else
        {
            Assert.Equal(bodyOffset + bodySize, tableOffset);
            Assert.Equal(tableOffset + tableSize, charactersOffset);
            long[] ends = [.. Enumerable.Range(0, (int)(tableSize / 8)).Select(_ => reader.ReadInt64())];
            Assert.Equal(charactersSize, ends[^1]);
            long begin = 0;
            foreach (long end in ends)
            {
                Strings.Add(Encoding.Unicode.GetString(reader.ReadBytes((int)(end - begin))));
                begin = end;
            }
        }

        Assert.Equal(reader.BaseStream.Position, nameOffset);
        AssemblyName = Encoding.Unicode.GetString(reader.ReadBytes((int)nameSize));
        Assert.Equal(reader.BaseStream.Position, tailOffset);
        Assert.Equal(0x4D4C004D4F44454Cu, reader.ReadUInt64());
        Assert.Equal(reader.BaseStream.Position, limit);
        Assert.Equal(bytes.Length, limit);
    }

    public string Signature { get; }

    public uint VersionWritten { get; }

    public uint VersionReadable { get; }

    public string Loader { get; }

    public string LoaderAlternate { get; }

    public byte[] Body { get; }

    public List<string> Strings { get; } = [];

    public string AssemblyName { get; }

    private static string ReadPadded(BinaryReader reader) => Encoding.Latin1.GetString(reader.ReadBytes(24)).TrimEnd('\0');
}
