using System.Buffers.Binary;
using SkiaSharp;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>The orientation that the EXIF data of a PNG or WebP file name. What is damaged or missing means upright.</summary>
internal static class ExifOrientation
{
    private const int OrientationTag = 0x0112;
    private const int ShortType = 3;
    private const int EntrySize = 12;

    // What JPEG has before EXIF data, and some writers keep.
    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    /// <summary>The orientation of a file.</summary>
    /// <param name="file">All of it.</param>
    /// <param name="format">Its format.</param>
    public static SKEncodedOrigin Of(ReadOnlySpan<byte> file, SKEncodedImageFormat format)
    {
        var exif = format switch
        {
            SKEncodedImageFormat.Png => FindInPng(file),
            SKEncodedImageFormat.Webp => FindInWebp(file),
            _ => [],
        };
        return Read(exif.StartsWith(Prefix) ? exif[Prefix.Length..] : exif);
    }

    // After 8 bytes, chunks: length, name, content, checksum.
    private static ReadOnlySpan<byte> FindInPng(ReadOnlySpan<byte> file)
    {
        var place = 8;
        while (file.Length - place >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[place..]);
            if (length > file.Length - place - 12)
                break;

            if (file.Slice(place + 4, 4).SequenceEqual("eXIf"u8))
                return file.Slice(place + 8, (int)length);

            place += 12 + (int)length;
        }

        return [];
    }

    // After 12 bytes, chunks: name, length, content, filled up to an even length.
    private static ReadOnlySpan<byte> FindInWebp(ReadOnlySpan<byte> file)
    {
        var place = 12;
        while (file.Length - place >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(place + 4)..]);
            if (length > file.Length - place - 8)
                break;

            if (file.Slice(place, 4).SequenceEqual("EXIF"u8))
                return file.Slice(place + 8, (int)length);

            place += 8 + (int)length + (int)(length & 1);
        }

        return [];
    }

    // A TIFF header: byte order, 42, place of the first directory, which has a count and entries of tag, type, count, value.
    private static SKEncodedOrigin Read(ReadOnlySpan<byte> exif)
    {
        var little = exif.StartsWith("II*\0"u8);
        if (exif.Length < 8 || !(little || exif.StartsWith("MM\0*"u8)))
            return SKEncodedOrigin.TopLeft;

        var place = little ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (place > exif.Length - 2)
            return SKEncodedOrigin.TopLeft;

        var entries = exif[((int)place + 2)..];
        for (var left = Number(exif[(int)place..], little); left > 0 && entries.Length >= EntrySize; left--)
        {
            if (Number(entries, little) == OrientationTag && Number(entries[2..], little) == ShortType)
            {
                var value = (SKEncodedOrigin)Number(entries[8..], little);
                return Enum.IsDefined(value) ? value : SKEncodedOrigin.TopLeft;
            }

            entries = entries[EntrySize..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
