using Microsoft.ML.GanRefinement.Data.Images;

namespace Microsoft.ML.GanRefinement.Data.Formats;

/// <summary>Images whose planes have their columns one after the other.</summary>
internal static class Planes
{
    /// <summary>Puts rows one after the other instead.</summary>
    /// <param name="columns">Planes of columns.</param>
    /// <param name="rows">Room for as many values.</param>
    /// <param name="shape">The image's shape.</param>
    public static void Transpose(ReadOnlySpan<byte> columns, Span<byte> rows, ImageShape shape)
    {
        var plane = shape.Height * shape.Width;
        for (var start = 0; start < shape.Size; start += plane)
        {
            for (var y = 0; y < shape.Height; y++)
            {
                for (var x = 0; x < shape.Width; x++)
                    rows[start + (y * shape.Width) + x] = columns[start + (x * shape.Height) + y];
            }
        }
    }
}
