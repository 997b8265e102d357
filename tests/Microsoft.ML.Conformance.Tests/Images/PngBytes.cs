using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>PNG files put together by hand, chunk by chunk.</summary>
internal static class PngBytes
{
    public const byte Gray = 0;
    public const byte Rgb = 2;
    public const byte Palette = 3;
    public const byte GrayAlpha = 4;
    public const byte Rgba = 6;

    public static byte[] File(params byte[][] chunks)
        => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. chunks.SelectMany(chunk => chunk), .. Chunk("IEND", [])];

    /// <summary>A file of one IDAT chunk; each row begins with its filter.</summary>
    public static byte[] File(int width, int height, byte bitDepth, byte colorType, params byte[][] rows)
        => File(Header(width, height, bitDepth, colorType), Data(rows));

    public static byte[] Header(int width, int height, byte bitDepth, byte colorType, byte interlace = 0)
    {
        byte[] data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        data[8] = bitDepth;
        data[9] = colorType;
        data[12] = interlace;
        return Chunk("IHDR", data);
    }

    public static byte[] Data(params byte[][] rows) => Chunk("IDAT", Compress(rows));

    public static byte[] Compress(params byte[][] rows)
    {
        using MemoryStream target = new();
        using (ZLibStream zlib = new(target, CompressionLevel.Fastest))
            zlib.Write(rows.SelectMany(row => row).ToArray());
        return target.ToArray();
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4];
        byte[] sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(named));
        return [.. length, .. named, .. sum];
    }

    // Bit by bit, as the specification's formula says, without a table.
    private static uint Crc(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ ((remainder & 1) * 0xEDB88320u);
        }

        return ~remainder;
    }
}
