using Microsoft.ML.Data;

namespace Microsoft.ML.Conformance.Tests.Images;

/// <summary>Images as red, green, blue, alpha bytes, whatever their format is.</summary>
internal static class Pixels
{
    public static MLImage Image(int width, int height, params byte[] rgba)
        => MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, rgba);

    /// <summary>An opaque image whose colours a function gives.</summary>
    public static MLImage Image(int width, int height, Func<int, int, (int R, int G, int B)> color)
    {
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            (int r, int g, int b) = color(i % width, i / width);
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]) = ((byte)r, (byte)g, (byte)b, 255);
        }

        return Image(width, height, rgba);
    }

    public static byte[] Of(MLImage image)
    {
        byte[] pixels = image.Pixels.ToArray();
        if (image.PixelFormat == MLPixelFormat.Bgra32)
        {
            for (int i = 0; i < pixels.Length; i += 4)
                (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
        }

        return pixels;
    }

    public static byte[] Of(byte[] png)
    {
        using MemoryStream stream = new(png);
        using MLImage image = MLImage.CreateFromStream(stream);
        return Of(image);
    }

    /// <summary>The red bytes alone, which say enough of a gray image.</summary>
    public static int[] Reds(MLImage image) => Of(image).Where((_, i) => i % 4 == 0).Select(value => (int)value).ToArray();
}
