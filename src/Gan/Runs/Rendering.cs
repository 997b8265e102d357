using Microsoft.ML.Data;
using SkiaSharp;

namespace GanRefinement.Gan.Runs;

/// <summary>Sheets of images, and of points.</summary>
internal static class Rendering
{
    private const int Side = 320;
    private const float Margin = 1.1f;

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

    /// <summary>One image as an address that is its content.</summary>
    /// <param name="image">Its values.</param>
    /// <param name="dimensions">Channels, height and width.</param>
    public static string Address(float[] image, IReadOnlyList<int> dimensions) =>
        $"data:image/png;base64,{Convert.ToBase64String(Png(image, dimensions[0], dimensions[1], dimensions[2]))}";

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
    /// <param name="points">The vectors.</param>
    /// <param name="behind">Others, in grey behind them; their reach decides the picture's if there are any.</param>
    /// <param name="path">The PNG file.</param>
    /// <returns>The picture's size.</returns>
    public static (int Width, int Height) Scatter(IReadOnlyList<float[]> points, IReadOnlyList<float[]> behind, string path)
    {
        var reach = Math.Max(1e-6f, (behind.Count > 0 ? behind : points).SelectMany(point => point.Take(2)).Where(float.IsFinite).Select(Math.Abs)
            .DefaultIfEmpty(1).Max() * Margin);
        using SKBitmap picture = new(Side, Side, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(picture);
        canvas.Clear(SKColors.White);
        Dots(behind, new SKColor(0, 0, 0, 60), 1);
        Dots(points, new SKColor(0, 114, 178, 160), 1.4f);
        using var file = File.Create(path);
        picture.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        return (Side, Side);

        void Dots(IReadOnlyList<float[]> all, SKColor color, float radius)
        {
            using SKPaint paint = new() { Color = color, IsAntialias = true };
            foreach (var point in all.Where(point => point.Take(2).All(float.IsFinite)))
                canvas.DrawCircle(Place(point[0]), Side - Place(point.Length > 1 ? point[1] : 0), radius, paint);
        }

        float Place(float value) => Math.Clamp(((value / reach) + 1) * Side / 2, 0, Side);
    }

    private static byte ToByte(float value) => (byte)Math.Clamp(MathF.Round((value + 1) * 127.5f), 0, 255);
}
