using Microsoft.ML.Data;

namespace Microsoft.ML.Internal.Images;

/// <summary>
/// Rows of four-byte pixels without gaps. Colours are premultiplied by alpha, as in Skia's default bitmaps, which the real
/// library uses: a pixel with alpha 0 has no colour when it is saved. An opaque raster's alpha bytes mean nothing.
/// </summary>
internal sealed class Raster
{
    public const int BytesPerPixel = 4;

    private readonly int _red;
    private readonly int _blue;

    public Raster(int width, int height, MLPixelFormat format, byte[] bytes, bool isOpaque)
    {
        (Width, Height, Format, Bytes, IsOpaque) = (width, height, format, bytes, isOpaque);
        (_red, _blue) = format == MLPixelFormat.Bgra32 ? (2, 0) : (0, 2);
    }

    /// <summary>What Skia makes of new bitmaps: little-endian ARGB words on Windows, RGBA bytes elsewhere.</summary>
    public static MLPixelFormat PlatformFormat { get; } = OperatingSystem.IsWindows() ? MLPixelFormat.Bgra32 : MLPixelFormat.Rgba32;

    public int Width { get; }

    public int Height { get; }

    public int PixelCount => Width * Height;

    public MLPixelFormat Format { get; }

    public byte[] Bytes { get; }

    public bool IsOpaque { get; }

    public Rgba this[int pixel]
    {
        get
        {
            ReadOnlySpan<byte> p = Bytes.AsSpan(pixel * BytesPerPixel, BytesPerPixel);
            return new Rgba(p[_red], p[1], p[_blue], p[3]);
        }

        set
        {
            Span<byte> p = Bytes.AsSpan(pixel * BytesPerPixel, BytesPerPixel);
            (p[_red], p[1], p[_blue], p[3]) = (value.R, value.G, value.B, value.A);
        }
    }

    public static Raster Blank(int width, int height, bool isOpaque)
        => new(width, height, PlatformFormat, new byte[checked(width * height * BytesPerPixel)], isOpaque);
}
