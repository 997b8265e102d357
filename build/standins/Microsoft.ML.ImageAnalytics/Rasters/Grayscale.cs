namespace Microsoft.ML.Internal.Images;

/// <summary>0.3 R + 0.59 G + 0.11 B of the colours without alpha, in single precision, rounded to even.</summary>
internal static class Grayscale
{
    public static Raster Convert(Raster source)
    {
        Raster result = Raster.Blank(source.Width, source.Height, isOpaque: true);
        for (int i = 0; i < source.PixelCount; i++)
        {
            Rgba pixel = source[i];
            float alpha = pixel.A / 255f;
            float unit = alpha == 0 ? 0 : 1 / (255f * alpha);
            float gray = 0.3f * (pixel.R * unit) + 0.59f * (pixel.G * unit) + 0.11f * (pixel.B * unit);
            byte value = (byte)MathF.Round(Math.Clamp(gray, 0, 1) * alpha * 255f);
            result[i] = new Rgba(value, value, value, pixel.A);
        }

        return result;
    }
}
