using System.Numerics.Tensors;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.DataViews;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.GanRefinement.Data.Images;

/// <summary>Finds float images that look scaled to [0,1] where [−1,1] is read. Bytes and <c>MLImage</c>s are scaled here, and need no such
/// check.</summary>
/// <param name="columnName">Where the images are.</param>
internal sealed class PixelRange(string columnName)
{
    /// <summary>How many images are looked at.</summary>
    public const int Looked = 256;

    // Of images read one by one: a few bright ones may well have no dark pixel.
    private const int Enough = 16;

    private static readonly AsyncLocal<IReadOnlyList<string>?> s_told = new();

    private long _images;
    private bool _hasDark;

    /// <summary>What to say of the images so far; null where there is nothing to say.</summary>
    public string? Warning => _images == 0 || _hasDark ? null
        : $"No pixel of the first images in column '{columnName}' is below 0: they look like [0,1], but images are taken to be in [-1,1], where 0 is grey. "
            + DataErrors.ScalePixels;

    /// <summary>Looks at an image.</summary>
    public void Add(ReadOnlySpan<float> pixels)
    {
        _images++;
        _hasDark = _hasDark || TensorPrimitives.Min(pixels) < 0;
    }

    /// <summary>Looks at the first images of a view.</summary>
    /// <returns>The warning; null where there is none, or the column holds no floats.</returns>
    /// <exception cref="InvalidOperationException">A value is not finite, or outside [−1,1].</exception>
    public static string? WarningOf(IDataView data, DataViewSchema.Column column, Cancellation cancellation = default)
    {
        var image = new ImageColumn(column.Name).Resolve(data.Schema);
        if (image.HoldsBytes(column))
            return null;

        PixelRange range = new(column.Name);
        var pixels = new float[image.Size];
        using var cursor = data.GetRowCursor([column]);
        var read = image.CreateReader(cursor, column);
        for (var row = 0; row < Looked && !range._hasDark && cursor.MoveNext(cancellation); row++)
        {
            read(pixels);
            range.Add(pixels);
        }

        return range.Warning;
    }

    /// <summary>Until the result is disposed, readers don't repeat these warnings, which somebody has logged.</summary>
    public static IDisposable Told(IReadOnlyList<string> warnings)
    {
        s_told.Value = warnings;
        return new Telling();
    }

    /// <summary>A reader that looks at what it reads, and warns once.</summary>
    public static VectorReader Watch(VectorReader read, string columnName, IHost host)
    {
        PixelRange range = new(columnName);
        return pixels =>
        {
            read(pixels);
            if (range._hasDark || range._images == Enough)
                return;

            range.Add(pixels);
            if (range._images == Enough)
                range.Tell(host);
        };
    }

    private sealed class Telling : IDisposable
    {
        public void Dispose() => s_told.Value = null;
    }

    private void Tell(IHost host)
    {
        if (Warning is not { } warning || s_told.Value?.Contains(warning) == true)
            return;

        using var channel = host.Start("Reading images");
        channel.Warning(MessageSensitivity.Schema, "{0}", warning);
    }
}
