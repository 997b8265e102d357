using GanRefinement.Programs.Rendering;
using SkiaSharp;

namespace GanRefinement.Reproduce.Pages;

/// <summary>Points of the plane in panels side by side, each over a field of colours if it has one.</summary>
/// <param name="extent">From −extent to extent on both axes.</param>
internal sealed class PointPlot(double extent)
{
    private const int Side = 260;
    private const int Gap = 12;
    private const int LineHeight = 18;

    private readonly List<Panel> _panels = [];

    /// <summary>Adds a panel.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="points">The points.</param>
    public PointPlot Add(string title, IEnumerable<(double X, double Y)> points) => Add(title, null, [points.ToArray()], isWay: false);

    /// <summary>Adds a panel with ways over a field.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="field">A square of values, rows from the bottom up.</param>
    /// <param name="ways">Lines.</param>
    public PointPlot Add(string title, double[,] field, params IReadOnlyList<(double X, double Y)[]> ways) => Add(title, field, ways, isWay: true);

    /// <summary>Writes it as a PNG file.</summary>
    public void Save(string path)
    {
        using SKBitmap picture = new((_panels.Count * (Side + Gap)) + Gap, Side + LineHeight + (2 * Gap), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(picture);
        canvas.Clear(SKColors.White);
        for (var i = 0; i < _panels.Count; i++)
            Draw(canvas, _panels[i], Gap + (i * (Side + Gap)));

        using var file = File.Create(path);
        picture.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }

    private PointPlot Add(string title, double[,]? field, IReadOnlyList<(double X, double Y)[]> lines, bool isWay)
    {
        _panels.Add(new(title, field, lines, isWay));
        return this;
    }

    private void Draw(SKCanvas canvas, Panel panel, int left)
    {
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(panel.Title, left, LineHeight, Fonts.Remark, ink);
        var frame = SKRect.Create(left, LineHeight + Gap, Side, Side);
        if (panel.Field is { } field)
            Fill(canvas, field, frame);

        SKColor[] colors = panel.IsWay ? [SKColors.Red, SKColors.Black] : [new SKColor(31, 119, 180, 90)];
        for (var i = 0; i < panel.Lines.Count; i++)
        {
            SKPoint[] points = [.. panel.Lines[i].Select(point => Place(point, frame))];
            using SKPaint paint = new() { Color = colors[i % colors.Length], IsAntialias = true, StrokeWidth = 2, Style = SKPaintStyle.Stroke };
            if (panel.IsWay)
                canvas.DrawPoints(SKPointMode.Polygon, points, paint);
            foreach (var point in panel.IsWay ? points.TakeLast(1) : points)
                canvas.DrawCircle(point, panel.IsWay ? 4 : 1, paint);
        }

        using SKPaint border = new() { Color = SKColors.Gray, Style = SKPaintStyle.Stroke };
        canvas.DrawRect(frame, border);
    }

    // Light is high.
    private static void Fill(SKCanvas canvas, double[,] field, SKRect frame)
    {
        var (least, most) = (field.Cast<double>().Min(), field.Cast<double>().Max());
        var cell = frame.Width / field.GetLength(1);
        for (var row = 0; row < field.GetLength(0); row++)
        {
            for (var column = 0; column < field.GetLength(1); column++)
            {
                var share = most > least ? (field[row, column] - least) / (most - least) : 0;
                using SKPaint paint = new() { Color = new SKColor((byte)(60 + (195 * share)), (byte)(80 + (160 * share)), (byte)(160 + (40 * share))) };
                canvas.DrawRect(frame.Left + (column * cell), frame.Bottom - ((row + 1) * cell), cell + 1, cell + 1, paint);
            }
        }
    }

    private SKPoint Place((double X, double Y) point, SKRect frame) => new(
        (float)(frame.MidX + (Math.Clamp(point.X / extent, -1, 1) * frame.Width / 2)),
        (float)(frame.MidY - (Math.Clamp(point.Y / extent, -1, 1) * frame.Height / 2)));

    private sealed record Panel(string Title, double[,]? Field, IReadOnlyList<(double X, double Y)[]> Lines, bool IsWay);
}
