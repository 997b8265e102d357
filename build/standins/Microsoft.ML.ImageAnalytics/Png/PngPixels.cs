using System.Buffers.Binary;

namespace Microsoft.ML.Internal.Images;

/// <summary>Turns a row's samples into colours: scales low depths to 8 bits, drops the low byte of 16, looks palettes up.</summary>
internal sealed class PngPixels(PngHeader header, byte[] palette, byte[] transparency)
{
    public bool HasAlpha => transparency is not null || header.ColorType is PngColorType.GrayAlpha or PngColorType.Rgba;

    public Rgba Read(ReadOnlySpan<byte> row, int x)
    {
        int first = x * header.Channels;
        switch (header.ColorType)
        {
            case PngColorType.Palette:
                return FromPalette(Raw(row, first));
            case PngColorType.Gray:
                byte gray = Sample(row, first);
                return new Rgba(gray, gray, gray, IsKey(row, first) ? (byte)0 : (byte)255);
            case PngColorType.GrayAlpha:
                byte value = Sample(row, first);
                return new Rgba(value, value, value, Sample(row, first + 1));
            case PngColorType.Rgb:
                return new Rgba(
                    Sample(row, first), Sample(row, first + 1), Sample(row, first + 2), IsKey(row, first) ? (byte)0 : (byte)255);
            default:
                return new Rgba(Sample(row, first), Sample(row, first + 1), Sample(row, first + 2), Sample(row, first + 3));
        }
    }

    private Rgba FromPalette(int index)
    {
        if (3 * index + 2 >= palette.Length)
            throw new InvalidDataException($"PNG pixel names the palette entry {index}, the palette has {palette.Length / 3}");
        byte alpha = transparency is not null && index < transparency.Length ? transparency[index] : (byte)255;
        return new Rgba(palette[3 * index], palette[3 * index + 1], palette[3 * index + 2], alpha);
    }

    private byte Sample(ReadOnlySpan<byte> row, int sample)
        => header.BitDepth == 16 ? row[2 * sample] : (byte)(Raw(row, sample) * 255 / ((1 << header.BitDepth) - 1));

    private int Raw(ReadOnlySpan<byte> row, int sample)
    {
        if (header.BitDepth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * sample)..]);
        int bit = sample * header.BitDepth;
        return row[bit / 8] >> (8 - header.BitDepth - bit % 8) & ((1 << header.BitDepth) - 1);
    }

    private bool IsKey(ReadOnlySpan<byte> row, int first)
    {
        for (int channel = 0; channel < header.Channels; channel++)
        {
            if (transparency is null || BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * channel)) != Raw(row, first + channel))
                return false;
        }

        return true;
    }
}
