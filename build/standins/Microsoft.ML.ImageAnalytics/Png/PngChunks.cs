using System.Buffers.Binary;
using System.Text;

namespace Microsoft.ML.Internal.Images;

internal static class PngChunks
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static IEnumerable<PngChunk> Read(Stream stream)
    {
        CheckSignature(stream);
        PngChunk chunk;
        do
        {
            chunk = ReadOne(stream);
            yield return chunk;
        }
        while (chunk.Type != "IEND");
    }

    public static void Write(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        byte[] name = Encoding.ASCII.GetBytes(type);
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        stream.Write(word);
        stream.Write(name);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Of(name, data));
        stream.Write(word);
    }

    private static void CheckSignature(Stream stream)
    {
        Span<byte> start = stackalloc byte[Signature.Length];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Signature))
            throw new InvalidDataException("no PNG signature (the stand-in reads PNG only)");
    }

    private static PngChunk ReadOne(Stream stream)
    {
        Span<byte> head = stackalloc byte[8];
        Fill(stream, head, "a chunk's head");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
        string type = Encoding.ASCII.GetString(head[4..]);
        if (length > int.MaxValue)
            throw new InvalidDataException($"PNG chunk {type} claims {length} bytes");

        // Grows with what really arrives: a damaged length must not allocate gigabytes.
        using MemoryStream data = new();
        byte[] block = new byte[Math.Min(length, 1 << 16)];
        for (int left = (int)length; left > 0; left -= block.Length)
        {
            Span<byte> part = block.AsSpan(0, Math.Min(left, block.Length));
            Fill(stream, part, "chunk " + type);
            data.Write(part);
        }

        byte[] bytes = data.ToArray();
        Span<byte> sum = stackalloc byte[4];
        Fill(stream, sum, "the checksum of chunk " + type);
        if (BinaryPrimitives.ReadUInt32BigEndian(sum) != Crc32.Of(head[4..], bytes))
            throw new InvalidDataException($"PNG chunk {type} has a wrong checksum");
        return new PngChunk(type, bytes);
    }

    private static void Fill(Stream stream, Span<byte> target, string what)
    {
        if (stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length)
            throw new InvalidDataException($"PNG file ends inside {what}");
    }
}
