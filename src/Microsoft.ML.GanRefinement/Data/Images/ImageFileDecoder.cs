using SkiaSharp;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Reads image files into bytes, channel by channel: upright as their EXIF data say, transparency over a background,
/// resized.</summary>
internal sealed class ImageFileDecoder(ImageShape shape, ImageResizing resizing, (byte Red, byte Green, byte Blue) background)
{
    // ML.NET's ConvertToGrayscale has these, and PixelReaders.
    private const float RedShare = 0.30f;
    private const float GreenShare = 0.59f;
    private const float BlueShare = 0.11f;

    // 16,384 squared: a gigabyte.
    private const int MaxPixels = 1 << 28;

    /// <summary>An image of the decoder's shape from a file.</summary>
    /// <exception cref="InvalidDataException">The file is no image, or damaged; the message says how, not which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Decode(string path)
    {
        // Asked for beforehand: reading a pipe that is named like an image would wait for ever.
        var file = new FileInfo(path) is { Exists: true, Length: 0 } ? [] : Read(path);
        if (file.Length == 0)
            throw new InvalidDataException("it is empty");

        using var codec = SKCodec.Create(new SKMemoryStream(file), out var opened)
            ?? throw new InvalidDataException(opened == SKCodecResult.IncompleteInput ? "it is truncated" : "it is no image, whatever its name says");
        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        // Before anything is allocated: a few bytes may claim any size, and SkiaSharp's own count of bytes wraps around.
        if ((long)info.Width * info.Height > MaxPixels)
            throw new InvalidDataException($"it has {info.Width} x {info.Height} pixels, more than the {MaxPixels:N0} that are read");

        var pixels = new byte[info.BytesSize];
        SKCodecResult result;
        unsafe
        {
            fixed (byte* first = pixels)
                result = codec.GetPixels(info, (nint)first);
        }

        return result == SKCodecResult.Success
            ? Shape(pixels, info.Width, info.Height, Origin(codec, file))
            : throw new InvalidDataException(result == SKCodecResult.IncompleteInput ? "it is truncated" : $"its contents are damaged ({result})");
    }

    // Whole, so that the file is closed before anything is made of it; and without a lock, so that nobody is kept from replacing one.
    private static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length > Array.MaxLength)
            throw new InvalidDataException($"it has {file.Length:N0} bytes, more than the {Array.MaxLength:N0} that are read");

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    // SkiaSharp reads the EXIF data of some formats only.
    private static SKEncodedOrigin Origin(SKCodec codec, byte[] file) =>
        codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? ExifOrientation.Of(file, codec.EncodedFormat) : codec.EncodedOrigin;

    private byte[] Shape(byte[] pixels, int width, int height, SKEncodedOrigin origin)
    {
        // The last four of the eight orientations exchange rows and columns.
        var turned = origin >= SKEncodedOrigin.LeftTop;
        (var uprightHeight, var uprightWidth) = turned ? (width, height) : (height, width);
        var resizer = new ImageResizer(uprightHeight, uprightWidth, shape.Height, shape.Width, resizing);
        var channel = new float[uprightHeight * uprightWidth];
        var image = new byte[shape.Size];
        var size = shape.Height * shape.Width;
        for (var c = 0; c < shape.Channels; c++)
        {
            for (var y = 0; y < uprightHeight; y++)
            {
                for (var x = 0; x < uprightWidth; x++)
                    channel[(y * uprightWidth) + x] = Value(pixels.AsSpan(Source(x, y, width, height, origin) * 4, 4), c);
            }

            resizer.Resize(channel, Background(c), image.AsSpan(c * size, size));
        }

        return image;
    }

    private float Value(ReadOnlySpan<byte> pixel, int channel) => shape.Channels == 1
        ? Brightness(Over(pixel, 0), Over(pixel, 1), Over(pixel, 2))
        : Over(pixel, channel);

    // The colour that shows where the pixel lies over the background.
    private float Over(ReadOnlySpan<byte> pixel, int channel) =>
        pixel[3] == byte.MaxValue ? pixel[channel] : ((pixel[channel] * pixel[3]) + (Color(channel) * (byte.MaxValue - pixel[3]))) / (float)byte.MaxValue;

    private byte Background(int channel) => shape.Channels == 1
        ? (byte)MathF.Round(Brightness(background.Red, background.Green, background.Blue))
        : Color(channel);

    private byte Color(int channel) => channel switch { 0 => background.Red, 1 => background.Green, _ => background.Blue };

    private static float Brightness(float red, float green, float blue) =>
        red == green && green == blue ? red : (RedShare * red) + (GreenShare * green) + (BlueShare * blue);

    // Where the pixel (x, y) of the upright image is in the file. The names say on which side the file's first row and column are.
    private static int Source(int x, int y, int width, int height, SKEncodedOrigin origin)
    {
        (var column, var row) = origin switch
        {
            SKEncodedOrigin.TopRight => (width - 1 - x, y),
            SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
            SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
            SKEncodedOrigin.LeftTop => (y, x),
            SKEncodedOrigin.RightTop => (y, height - 1 - x),
            SKEncodedOrigin.RightBottom => (width - 1 - y, height - 1 - x),
            SKEncodedOrigin.LeftBottom => (width - 1 - y, x),
            _ => (x, y),
        };
        return (row * width) + column;
    }
}
