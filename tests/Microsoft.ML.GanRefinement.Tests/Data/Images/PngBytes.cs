using System.Buffers.Binary;
using System.IO.Compression;

namespace Microsoft.ML.GanRefinement.Tests.Data.Images;

/// <summary>PNG files of kinds that no encoder at hand writes.</summary>
internal static class PngBytes
{
    public const byte Palette = 3;
    public const byte GreyAlpha = 4;

    /// <summary>A file of 8 bits a sample.</summary>
    /// <param name="colorType">The format's number for it.</param>
    /// <param name="rows">The bytes of each row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="chunks">What comes before the pixels: PLTE and tRNS of a palette.</param>
    public static byte[] Create(byte colorType, byte[][] rows, int width, params (string Name, byte[] Data)[] chunks)
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var row in rows)
                zip.Write([0, .. row]);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), rows.Length);
        (header[8], header[9]) = (8, colorType);
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => Chunk(chunk.Name, chunk.Data)),
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>A chunk with its length and checksum.</summary>
    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        byte[] length = new byte[4], sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
