using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Common;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Readers of the column types whose pixels are bytes.</summary>
internal static class PixelReaders
{
    // ConvertToGrayscale's weights in hundredths; they add up to 100, so that an image that is grey already keeps its values.
    private const int RedWeight = 30;
    private const int GreenWeight = 59;
    private const int BlueWeight = 11;
    private const int Alpha = 3;
    private const int WeightSum = RedWeight + GreenWeight + BlueWeight;

    /// <summary>A reader of a <c>Vector&lt;Byte&gt;</c> column.</summary>
    public static PixelReader FromBytes(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<byte>>(column);
        VBuffer<byte> buffer = default;
        return destination =>
        {
            getter(ref buffer);
            if (buffer.Length != destination.Length)
                throw DataErrors.Length("image", column.Name, row.Position, destination.Length, buffer.Length);

            buffer.CopyTo(destination);
        };
    }

    /// <summary>A reader of an <see cref="MLImage"/> column: one plane of luminance, or planes of red, green and blue; over white where an
    /// image is transparent, as <see cref="GanImageFolderOptions.Background"/> is by default.</summary>
    public static PixelReader FromImages(DataViewRow row, DataViewSchema.Column column, ImageShape shape)
    {
        var getter = row.GetGetter<MLImage>(column);

        // Not disposed here: a getter may hand out an image that its data source still owns.
        MLImage image = null!;
        return destination =>
        {
            getter(ref image);
            if (image is null)
                throw new InvalidOperationException($"Row {row.Position} of image column '{column.Name}' has no image.");

            if (image.Height != shape.Height || image.Width != shape.Width)
            {
                throw new InvalidOperationException(
                    $"Row {row.Position} of image column '{column.Name}' has an image of {image.Height}×{image.Width} pixels, " +
                    $"not {shape.Height}×{shape.Width} as its column says.");
            }

            Unpack(image, shape, destination);
        };
    }

    private static void Unpack(MLImage image, ImageShape shape, Span<byte> destination)
    {
        var pixels = image.Pixels;
        (var red, var blue) = image.PixelFormat switch
        {
            MLPixelFormat.Bgra32 => (2, 0),
            MLPixelFormat.Rgba32 => (0, 2),
            _ => throw new InvalidOperationException(
                $"Images of pixel format {image.PixelFormat} are not supported; Bgra32 and Rgba32 are."),
        };
        var plane = shape.Height * shape.Width;
        var transparent = HoldsTransparency(pixels);
        for (var i = 0; i < plane; i++)
        {
            var pixel = pixels.Slice(4 * i, 4);
            // Premultiplied: what is missing to full opacity is white's share of each colour.
            var white = transparent ? byte.MaxValue - pixel[Alpha] : 0;
            if (shape.Channels == 1)
            {
                var weighted = RedWeight * pixel[red] + GreenWeight * pixel[1] + BlueWeight * pixel[blue];
                destination[i] = (byte)(((weighted + WeightSum / 2) / WeightSum) + white);
            }
            else
            {
                destination[i] = (byte)(pixel[red] + white);
                destination[plane + i] = (byte)(pixel[1] + white);
                destination[2 * plane + i] = (byte)(pixel[blue] + white);
            }
        }
    }

    // MLImages are SkiaSharp's, whose colours are premultiplied and so at most their alpha. Where they are more, the fourth byte is no alpha: ML.NET's
    // ConvertToImage scales it with the colours.
    private static bool HoldsTransparency(ReadOnlySpan<byte> pixels)
    {
        var transparent = false;
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var alpha = pixels[i + Alpha];
            if (pixels[i] > alpha || pixels[i + 1] > alpha || pixels[i + 2] > alpha)
                return false;

            transparent |= alpha < byte.MaxValue;
        }

        return transparent;
    }
}
