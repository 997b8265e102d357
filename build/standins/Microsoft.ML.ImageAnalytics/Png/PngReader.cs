using System.IO.Compression;
using Microsoft.ML.Data;

namespace Microsoft.ML.Internal.Images;

/// <summary>Reads a PNG file without interlace. Gray files come out as Bgra32, as in the real library, others in the platform's format.</summary>
internal static class PngReader
{
    public static Raster Read(Stream stream)
    {
        using IEnumerator<PngChunk> chunks = PngChunks.Read(stream).GetEnumerator();
        chunks.MoveNext();
        PngHeader header = PngHeader.Parse(chunks.Current);
        byte[] palette = null;
        byte[] transparency = null;
        using MemoryStream compressed = new();
        while (chunks.MoveNext())
        {
            PngChunk chunk = chunks.Current;
            switch (chunk.Type)
            {
                case "PLTE":
                    palette = chunk.Data;
                    break;
                case "tRNS":
                    transparency = chunk.Data;
                    break;
                case "IDAT":
                    compressed.Write(chunk.Data);
                    break;
                case "IEND":
                    break;
                default:
                    if (chunk.IsCritical)
                        throw new InvalidDataException($"PNG chunk {chunk.Type} is unknown and must not be skipped");
                    break;
            }
        }

        CheckTables(header, palette, transparency);
        compressed.Position = 0;
        return Decode(header, new PngPixels(header, palette, transparency), compressed);
    }

    private static void CheckTables(PngHeader header, byte[] palette, byte[] transparency)
    {
        if (header.ColorType == PngColorType.Palette && (palette is null || palette.Length == 0 || palette.Length % 3 != 0))
            throw new InvalidDataException("PNG file of color type 3 lacks a whole PLTE chunk");
        int needed = header.ColorType switch { PngColorType.Gray => 2, PngColorType.Rgb => 6, _ => 0 };
        if (transparency is not null && transparency.Length < needed)
            throw new InvalidDataException($"PNG chunk tRNS has {transparency.Length} bytes instead of {needed}");
    }

    private static Raster Decode(PngHeader header, PngPixels pixels, Stream compressed)
    {
        MLPixelFormat format = header.ColorType == PngColorType.Gray && !pixels.HasAlpha ? MLPixelFormat.Bgra32 : Raster.PlatformFormat;
        Raster raster = new(
            header.Width, header.Height, format, new byte[header.Width * header.Height * Raster.BytesPerPixel], !pixels.HasAlpha);
        using ZLibStream inflated = new(compressed, CompressionMode.Decompress);
        byte[] above = new byte[header.RowBytes + 1];
        byte[] row = new byte[header.RowBytes + 1];
        for (int y = 0; y < header.Height; y++)
        {
            if (inflated.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                throw new InvalidDataException($"PNG pixel data ends in row {y} of {header.Height}");
            PngFilters.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.FilterDistance);
            for (int x = 0; x < header.Width; x++)
                raster[y * header.Width + x] = Premultiplication.Apply(pixels.Read(row.AsSpan(1), x));
            (row, above) = (above, row);
        }

        return raster;
    }
}
