using Microsoft.ML.Data;

namespace GanRefinement.Examples.Rendering;

/// <summary>A white sheet for images and black labels.</summary>
internal sealed class Canvas
{
    private const byte White = 255;
    private const int BytesPerPixel = 4;

    private readonly byte[] _rgba;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        _rgba = new byte[width * height * BytesPerPixel];
        Array.Fill(_rgba, White);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws a grey image with values in [−1,1], each of its pixels as a square.</summary>
    public void Image(ReadOnlySpan<float> pixels, int imageWidth, int left, int top, int scale) =>
        Image(pixels, pixels, pixels, imageWidth, left, top, scale);

    /// <summary>Draws an image of three planes, red, green and blue, with values in [−1,1].</summary>
    public void ColorImage(ReadOnlySpan<float> pixels, int imageWidth, int left, int top, int scale)
    {
        int plane = pixels.Length / 3;
        Image(pixels[..plane], pixels.Slice(plane, plane), pixels[(2 * plane)..], imageWidth, left, top, scale);
    }

    /// <summary>Writes a line of text.</summary>
    public void Text(string text, int left, int top, int scale)
    {
        for (int i = 0; i < text.Length; i++)
        {
            for (int dot = 0; dot < BitmapFont.GlyphWidth * BitmapFont.GlyphHeight; dot++)
            {
                (int row, int column) = Math.DivRem(dot, BitmapFont.GlyphWidth);
                if (BitmapFont.HasDot(text[i], row, column))
                {
                    Square(left + (((i * BitmapFont.Advance) + column) * scale), top + (row * scale), scale, [0, 0, 0, byte.MaxValue]);
                }
            }
        }
    }

    /// <summary>Writes the sheet as a PNG file.</summary>
    public void Save(string path)
    {
        using MLImage image = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Rgba32, _rgba);
        image.Save(path);
    }

    private void Image(
        ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, int imageWidth, int left, int top, int scale)
    {
        for (int i = 0; i < red.Length; i++)
        {
            ReadOnlySpan<byte> color = [Shade(red[i]), Shade(green[i]), Shade(blue[i]), byte.MaxValue];
            Square(left + (i % imageWidth * scale), top + (i / imageWidth * scale), scale, color);
        }
    }

    private static byte Shade(float value) => (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);

    private void Square(int left, int top, int size, ReadOnlySpan<byte> color)
    {
        for (int y = top; y < top + size; y++)
        {
            for (int x = left; x < left + size; x++)
            {
                color.CopyTo(_rgba.AsSpan(((y * Width) + x) * BytesPerPixel));
            }
        }
    }
}
