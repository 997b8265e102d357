using System.Buffers.Binary;

namespace Microsoft.ML.Internal.Images;

/// <summary>The IHDR chunk.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType)
{
    public const int Size = 13;

    public int Channels
        => ColorType switch
        {
            PngColorType.GrayAlpha => 2,
            PngColorType.Rgb => 3,
            PngColorType.Rgba => 4,
            _ => 1,
        };

    /// <summary>The distance of the left neighbour in the filters: at least one byte.</summary>
    public int FilterDistance => Math.Max(1, Channels * BitDepth / 8);

    public int RowBytes => checked((int)(((long)Width * Channels * BitDepth + 7) / 8));

    public static PngHeader Parse(PngChunk chunk)
    {
        ReadOnlySpan<byte> data = chunk.Data;
        if (chunk.Type != "IHDR" || data.Length != Size)
            throw new InvalidDataException("PNG file does not begin with an IHDR chunk of 13 bytes");
        PngHeader header = new(
            BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8], (PngColorType)data[9]);
        if (header.Width <= 0 || header.Height <= 0 || (long)header.Width * header.Height > int.MaxValue / Raster.BytesPerPixel)
            throw new InvalidDataException($"PNG size {header.Width} × {header.Height} is not usable");
        if (!header.DepthIsAllowed())
            throw new InvalidDataException($"PNG color type {data[9]} with {data[8]} bits does not exist");
        if (data[10] != 0 || data[11] != 0)
            throw new InvalidDataException("PNG compression or filter method is unknown");
        if (data[12] != 0)
            throw new InvalidDataException("the stand-in does not read interlaced PNG files");
        return header;
    }

    public byte[] ToBytes()
    {
        byte[] data = new byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(data, Width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), Height);
        (data[8], data[9]) = ((byte)BitDepth, (byte)ColorType);
        return data;
    }

    private bool DepthIsAllowed()
        => ColorType switch
        {
            PngColorType.Gray => BitDepth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => BitDepth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GrayAlpha or PngColorType.Rgba => BitDepth is 8 or 16,
            _ => false,
        };
}
