using Microsoft.ML.Data;

namespace GanRefinement.Examples.Rendering;

/// <summary>A white sheet for grey images and black labels.</summary>
internal sealed class Canvas
{
    private const byte White = 255;
    private const int BytesPerPixel = 4;

    private readonly byte[] _grey;

    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        _grey = new byte[width * height];
        Array.Fill(_grey, White);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Draws an image with values in [−1,1], each of its pixels as a square.</summary>
    public void Image(ReadOnlySpan<float> pixels, int imageWidth, int left, int top, int scale)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            byte shade = (byte)Math.Clamp(MathF.Round((pixels[i] + 1) * 127.5f), 0, 255);
            Square(left + (i % imageWidth * scale), top + (i / imageWidth * scale), scale, shade);
        }
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
                    Square(left + (((i * BitmapFont.Advance) + column) * scale), top + (row * scale), scale, 0);
                }
            }
        }
    }

    /// <summary>Writes the sheet as a PNG file.</summary>
    public void Save(string path)
    {
        byte[] rgba = new byte[_grey.Length * BytesPerPixel];
        for (int i = 0; i < _grey.Length; i++)
        {
            rgba.AsSpan(i * BytesPerPixel, BytesPerPixel - 1).Fill(_grey[i]);
            rgba[(i * BytesPerPixel) + BytesPerPixel - 1] = byte.MaxValue;
        }

        using MLImage image = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Rgba32, rgba);
        image.Save(path);
    }

    private void Square(int left, int top, int size, byte shade)
    {
        for (int y = top; y < top + size; y++)
        {
            _grey.AsSpan((y * Width) + left, size).Fill(shade);
        }
    }
}
