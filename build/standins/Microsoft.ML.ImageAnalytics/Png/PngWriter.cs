using System.IO.Compression;

namespace Microsoft.ML.Internal.Images;

/// <summary>Writes the smallest 8-bit colour type that keeps every pixel: gray, RGB or RGBA; rows without filter.</summary>
internal static class PngWriter
{
    public static void Write(Raster raster, Stream stream)
    {
        PngHeader header = new(raster.Width, raster.Height, BitDepth: 8, Choose(raster));
        stream.Write(PngChunks.Signature);
        PngChunks.Write(stream, "IHDR", header.ToBytes());
        PngChunks.Write(stream, "IDAT", Compress(raster, header));
        PngChunks.Write(stream, "IEND", []);
    }

    private static PngColorType Choose(Raster raster)
    {
        bool isGray = true;
        for (int i = 0; i < raster.PixelCount; i++)
        {
            Rgba pixel = raster[i];
            if (pixel.A != 255 && !raster.IsOpaque)
                return PngColorType.Rgba;
            isGray &= pixel.R == pixel.G && pixel.G == pixel.B;
        }

        return isGray ? PngColorType.Gray : PngColorType.Rgb;
    }

    private static byte[] Compress(Raster raster, PngHeader header)
    {
        using MemoryStream target = new();
        using (ZLibStream zlib = new(target, CompressionLevel.Optimal))
        {
            byte[] row = new byte[header.RowBytes + 1];
            for (int y = 0; y < raster.Height; y++)
            {
                for (int x = 0; x < raster.Width; x++)
                    Put(row.AsSpan(1 + x * header.Channels), raster[y * raster.Width + x], header.ColorType);
                zlib.Write(row);
            }
        }

        return target.ToArray();
    }

    private static void Put(Span<byte> target, Rgba pixel, PngColorType type)
    {
        if (type == PngColorType.Rgba)
            pixel = Premultiplication.Undo(pixel);
        target[0] = pixel.R;
        if (type == PngColorType.Gray)
            return;
        (target[1], target[2]) = (pixel.G, pixel.B);
        if (type == PngColorType.Rgba)
            target[3] = pixel.A;
    }
}
