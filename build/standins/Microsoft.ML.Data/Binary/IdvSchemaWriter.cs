using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Writes a schema as an .idv file without rows, which is what ML.NET keeps beside a model.</summary>
internal static class IdvSchemaWriter
{
    public static void Write(Stream stream, DataViewSchema schema, IChannel channel)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(new byte[IdvFormat.HeaderSize]);
        var columns = new List<(DataViewSchema.Column Column, ColumnCodec Codec)>();
        foreach (DataViewSchema.Column column in schema)
        {
            if (ColumnCodec.FindOrNull(column.Type) is { } codec)
                columns.Add((column, codec));
            else
                channel.Info(MessageSensitivity.Schema, "The column '{0}' will not be written as it has unsavable column type.", column.Name);
        }

        channel.Check(columns.Count > 0, "No valid columns to save");

        // Without rows there are no blocks: every column's empty table of blocks is where the header ends.
        long blocks = stream.Position;
        long[] annotations = [.. columns.Select(column => WriteAnnotations(writer, column.Column.Annotations))];
        long contents = stream.Position;
        for (int i = 0; i < columns.Count; i++)
        {
            writer.Write(columns[i].Column.Name);
            columns[i].Codec.WriteDefinition(writer);
            writer.Write(IdvFormat.Deflate);
            writer.Write7BitEncodedInt64(1);
            writer.Write(blocks);
            writer.Write(annotations[i]);
        }

        long tail = stream.Position;
        writer.Write(IdvFormat.TailSignature);
        writer.Flush();
        stream.Position = 0;
        WriteHeader(writer, contents, tail, columns.Count);
    }

    private static void WriteHeader(BinaryWriter writer, long contents, long tail, int columnCount)
    {
        writer.Write(IdvFormat.Signature);
        writer.Write(IdvFormat.Version);
        writer.Write(IdvFormat.Version);
        writer.Write(contents);
        writer.Write(tail);
        writer.Write(0L);
        writer.Write(columnCount);
    }

    // The blocks of the values, then their table of contents, whose place is returned; 0 without annotations.
    private static long WriteAnnotations(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        var entries = new List<(string Kind, ColumnCodec Codec, byte Compression, long Offset, long Size)>();
        foreach (DataViewSchema.Column annotation in annotations.Schema)
        {
            if (ColumnCodec.FindOrNull(annotation.Type) is not { } codec)
                continue;
            (byte[] block, byte compression) = MakeBlock(blockWriter => codec.WriteAnnotation(blockWriter, annotations, annotation));
            writer.Flush();
            entries.Add((annotation.Name, codec, compression, writer.BaseStream.Position, block.Length));
            writer.Write(block);
        }

        if (entries.Count == 0)
            return 0;
        writer.Flush();
        long contents = writer.BaseStream.Position;
        writer.Write7BitEncodedInt64(entries.Count);
        foreach ((string kind, ColumnCodec codec, byte compression, long offset, long size) in entries)
        {
            writer.Write(kind);
            codec.WriteDefinition(writer);
            writer.Write(compression);
            writer.Write(offset);
            writer.Write7BitEncodedInt64(size);
        }

        writer.Flush();
        return contents;
    }

    // The shorter of plain and deflated; most annotations are too small to gain by compression.
    private static (byte[] Block, byte Compression) MakeBlock(Action<BinaryWriter> write)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
            write(writer);
        using var deflated = new MemoryStream();
        using (var deflate = new DeflateStream(deflated, CompressionMode.Compress, leaveOpen: true))
            plain.WriteTo(deflate);
        return plain.Length <= deflated.Length ? (plain.ToArray(), IdvFormat.NoCompression) : (deflated.ToArray(), IdvFormat.Deflate);
    }
}
