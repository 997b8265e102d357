namespace Microsoft.ML.Internal.Images;

/// <summary>Fill takes the nearest pixel; padding and cropping keep the aspect and use Mitchell's cubic, without a filter for shrinking.</summary>
internal static class Resampler
{
    public static Raster Resize(Raster source, int width, int height, ImageResizeMode mode)
        => mode == ImageResizeMode.Fill
            ? Nearest(source, width, height)
            : Cubic(source, width, height, Placement.Of(source, width, height, mode));

    private static Raster Nearest(Raster source, int width, int height)
    {
        Raster result = new(width, height, source.Format, new byte[checked(width * height * Raster.BytesPerPixel)], source.IsOpaque);
        for (int y = 0; y < height; y++)
        {
            int row = NearestIndex(y, source.Height, height) * source.Width;
            for (int x = 0; x < width; x++)
                result[y * width + x] = source[row + NearestIndex(x, source.Width, width)];
        }

        return result;
    }

    // A centre that falls exactly between two source pixels belongs to the lower one.
    private static int NearestIndex(int target, int sourceLength, int targetLength)
    {
        long numerator = (2L * target + 1) * sourceLength;
        return (int)Math.Max(0, (numerator - 1) / (2L * targetLength));
    }

    private static Raster Cubic(Raster source, int width, int height, Placement placement)
    {
        Raster result = Raster.Blank(width, height, isOpaque: true);
        CubicTaps[] columns = CubicTaps.ForAxis(source.Width, placement.X, placement.Width, width);
        CubicTaps[] rows = CubicTaps.ForAxis(source.Height, placement.Y, placement.Height, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width && rows[y].IsCovered; x++)
            {
                if (columns[x].IsCovered)
                    result[y * width + x] = Sample(source, columns[x], rows[y]);
            }
        }

        return result;
    }

    private static Rgba Sample(Raster source, CubicTaps column, CubicTaps row)
    {
        (float r, float g, float b, float a) = (0, 0, 0, 0);
        for (int j = 0; j < CubicTaps.Count; j++)
        {
            for (int i = 0; i < CubicTaps.Count; i++)
            {
                float weight = row.Weight(j) * column.Weight(i);
                Rgba pixel = source[row.Index(j) * source.Width + column.Index(i)];
                r += weight * pixel.R;
                g += weight * pixel.G;
                b += weight * pixel.B;
                a += weight * pixel.A;
            }
        }

        // The cubic overshoots; a premultiplied colour never exceeds its alpha.
        a = Math.Clamp(a, 0, 255);
        return new Rgba(ToByte(r, a), ToByte(g, a), ToByte(b, a), ToByte(a, 255));
    }

    private static byte ToByte(float value, float limit) => (byte)MathF.Round(Math.Clamp(value, 0, limit));
}
