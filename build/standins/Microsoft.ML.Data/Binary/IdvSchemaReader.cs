using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads the schema of an .idv file.</summary>
internal static class IdvSchemaReader
{
    public static DataViewSchema Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        Contracts.CheckDecode(stream.Length >= IdvFormat.HeaderSize, "Stream is too short to be a binary data view");
        Contracts.CheckDecode(reader.ReadUInt64() == IdvFormat.Signature, "This does not appear to be a binary dataview file");
        reader.ReadUInt64();
        Contracts.CheckDecode(reader.ReadUInt64() <= IdvFormat.Version, "Cannot read file: it is too new");
        long contents = reader.ReadInt64();
        long tail = reader.ReadInt64();
        reader.ReadInt64();
        int columnCount = reader.ReadInt32();
        Contracts.CheckDecode(columnCount >= 0 && contents >= IdvFormat.HeaderSize && contents <= tail && tail + sizeof(ulong) <= stream.Length);
        stream.Position = tail;
        Contracts.CheckDecode(reader.ReadUInt64() == IdvFormat.TailSignature, "Incorrect tail signature");

        var builder = new DataViewSchema.Builder();
        stream.Position = contents;
        for (int i = 0; i < columnCount; i++)
        {
            string name = reader.ReadString();
            ColumnCodec codec = ColumnCodec.ReadOrNull(reader);
            reader.ReadByte();
            reader.Read7BitEncodedInt64();
            reader.ReadInt64();
            long annotations = reader.ReadInt64();
            // A column of an unknown type is left out.
            if (codec is null)
                continue;
            long next = stream.Position;
            builder.AddColumn(name, codec.Type, ReadAnnotations(reader, annotations));
            stream.Position = next;
        }

        Contracts.CheckDecode(stream.Position == tail);
        return builder.ToSchema();
    }

    private static DataViewSchema.Annotations ReadAnnotations(BinaryReader reader, long contents)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (contents == 0)
            return builder.ToAnnotations();
        reader.BaseStream.Position = contents;
        long count = reader.Read7BitEncodedInt64();
        for (long i = 0; i < count; i++)
        {
            string kind = reader.ReadString();
            ColumnCodec codec = ColumnCodec.ReadOrNull(reader);
            byte compression = reader.ReadByte();
            long offset = reader.ReadInt64();
            long size = reader.Read7BitEncodedInt64();
            if (codec is null)
                continue;
            long next = reader.BaseStream.Position;
            builder.Add(kind, codec.Type, ReadBlock(reader, codec, compression, offset, size));
            reader.BaseStream.Position = next;
        }

        return builder.ToAnnotations();
    }

    private static Delegate ReadBlock(BinaryReader reader, ColumnCodec codec, byte compression, long offset, long size)
    {
        Contracts.CheckDecode(size >= 0 && offset >= IdvFormat.HeaderSize && offset + size <= reader.BaseStream.Length);
        Contracts.CheckDecode(compression is IdvFormat.NoCompression or IdvFormat.Deflate);
        reader.BaseStream.Position = offset;
        Stream block = new MemoryStream(reader.ReadBytes((int)size));
        if (compression == IdvFormat.Deflate)
            block = new DeflateStream(block, CompressionMode.Decompress);
        using var blockReader = new BinaryReader(block, Encoding.UTF8);
        return codec.ReadAnnotation(blockReader);
    }
}
