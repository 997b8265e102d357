using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Conformance.Tests.Support;

/// <summary>One Model.key of a saved zip, taken apart by offsets alone.</summary>
internal sealed class SavedModel
{
    /// <summary>The folder of a transformer that is saved by itself; a chain has its members in folders below.</summary>
    public const string Root = "TransformerChain";

    private readonly byte[] _bytes;

    private SavedModel(byte[] bytes) => _bytes = bytes;

    public string ModelSignature => Latin1(0x40, 8);

    public uint VersionWritten => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(0x48));

    public uint VersionReadable => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(0x4C));

    public string LoaderSignature => Latin1(0x50, 24);

    public string AssemblyName => Utf16(Offset(0x90), BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(0x98)));

    public string[] Strings
    {
        get
        {
            int table = Offset(0x20);
            int characters = Offset(0x30);
            List<string> strings = [];
            int start = 0;
            for (int i = 0; i < Offset(0x28) / 8; i++)
            {
                int end = Offset(table + 8 * i);
                strings.Add(Utf16(characters + start, end - start));
                start = end;
            }

            return [.. strings];
        }
    }

    public BinaryReader Body => new(new MemoryStream(_bytes, Offset(0x10), Offset(0x18)));

    public static byte[] Save(MLContext ml, ITransformer transformer, DataViewSchema? schema)
    {
        using MemoryStream zip = new();
        ml.Model.Save(transformer, schema, zip);
        return zip.ToArray();
    }

    /// <summary>Through the file and back, in a context of its own.</summary>
    public static ITransformer Reload(MLContext ml, ITransformer transformer, DataViewSchema? schema)
    {
        using MemoryStream zip = new(Save(ml, transformer, schema));
        return new MLContext(seed: 2).Model.Load(zip, out _);
    }

    public static SavedModel Read(byte[] zip, string folder) => new(ReadEntry(zip, $"{folder}/Model.key"));

    public static byte[] ReadEntry(byte[] zip, string name)
    {
        using ZipArchive archive = new(new MemoryStream(zip));
        ZipArchiveEntry entry = archive.GetEntry(name)
            ?? throw new FileNotFoundException($"{name} is not among {string.Join(", ", archive.Entries)}");
        using Stream source = entry.Open();
        using MemoryStream target = new();
        source.CopyTo(target);
        return target.ToArray();
    }

    private int Offset(int at) => checked((int)BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at)));

    private string Latin1(int at, int length) => Encoding.Latin1.GetString(_bytes, at, length).TrimEnd('\0').Replace('\0', ' ');

    private string Utf16(int at, int length) => Encoding.Unicode.GetString(_bytes, at, length);
}
