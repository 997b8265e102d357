using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using SkiaSharp;

namespace GanRefinement.Gan.Runs;

/// <summary>Sheets of images, and of points.</summary>
internal static class Rendering
{
    private const int Side = 256;
    private const double Margin = 1.1;

    /// <summary>Images in rows, values in [−1,1] with channels first, on one picture.</summary>
    /// <param name="images">Each of the same shape.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="height">Of an image.</param>
    /// <param name="width">Of an image.</param>
    /// <param name="columns">Images in a row.</param>
    public static MLImage Sheet(IReadOnlyList<float[]> images, int channels, int height, int width, int columns)
    {
        var rows = (images.Count + columns - 1) / columns;
        return MLImage.CreateFromPixels(columns * width, rows * height, MLPixelFormat.Bgra32, Pixels(images, channels, height, width, columns));
    }

    /// <summary>One image as the content of a PNG file.</summary>
    public static byte[] Png(float[] image, int channels, int height, int width)
    {
        var pixels = Pixels([image], channels, height, width, 1);
        using var picture = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque), pixels);
        using var encoded = picture.Encode(SKEncodedImageFormat.Png, quality: 100);
        return encoded.ToArray();
    }

    private static byte[] Pixels(IReadOnlyList<float[]> images, int channels, int height, int width, int columns)
    {
        var rows = (images.Count + columns - 1) / columns;
        var pixels = new byte[rows * height * columns * width * 4];
        for (var i = 0; i < images.Count; i++)
        {
            for (var p = 0; p < height * width; p++)
            {
                var (y, x) = ((i / columns * height) + (p / width), (i % columns * width) + (p % width));
                var at = ((y * columns * width) + x) * 4;
                for (var color = 0; color < 3; color++)
                    pixels[at + color] = ToByte(images[i][(channels == 1 ? 0 : (2 - color) * height * width) + p]);
                pixels[at + 3] = byte.MaxValue;
            }
        }
        return pixels;
    }

    /// <summary>Vectors as dots at their first two values.</summary>
    /// <returns>The picture's size.</returns>
    public static (int Width, int Height) Points(GanSamples samples, string path)
    {
        var points = Enumerable.Range(0, samples.Count).Select(i => samples[i].ToArray()).ToList();
        var reach = points.SelectMany(point => point.Take(2)).Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max() * Margin;
        var pixels = new byte[Side * Side * 4];
        Array.Fill(pixels, byte.MaxValue);
        foreach (var point in points)
        {
            var (x, y) = (Place(point[0]), Side - 1 - Place(point.Length > 1 ? point[1] : 0));
            for (var dot = 0; dot < 4; dot++)
            {
                var at = ((Math.Min(Side - 1, y + (dot / 2)) * Side) + Math.Min(Side - 1, x + (dot % 2))) * 4;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (180, 80, 20);
            }
        }
        using var picture = MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Bgra32, pixels);
        picture.Save(path);
        return (Side, Side);

        int Place(float value) => (int)Math.Clamp((value / reach * Side / 2) + (Side / 2), 0, Side - 1);
    }

    private static byte ToByte(float value) => (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);
}
