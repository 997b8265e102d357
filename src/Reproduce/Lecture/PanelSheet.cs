using GanRefinement.Programs.Rendering;
using SkiaSharp;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Panels in rows, as PNG.</summary>
/// <param name="columns">Panels in a row.</param>
internal sealed class PanelSheet(int columns)
{
    private const int Side = 220;
    private const int Gap = 12;
    private const int LineHeight = 18;
    private const int Contours = 12;

    private static readonly SKColor[] s_colors = [new(213, 94, 0), new(0, 114, 178), new(0, 158, 115), new(204, 121, 167), new(0, 0, 0)];

    private readonly List<Panel> _panels = [];

    public PanelSheet Add(Panel panel)
    {
        _panels.Add(panel);
        return this;
    }

    /// <summary>Writes it.</summary>
    public void Save(string path)
    {
        var rows = (_panels.Count + columns - 1) / columns;
        const int Cell = Side + LineHeight + Gap;
        using SKBitmap picture = new(
            (Math.Min(columns, _panels.Count) * (Side + Gap)) + Gap, (rows * Cell) + Gap, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKCanvas canvas = new(picture);
        canvas.Clear(SKColors.White);
        for (var i = 0; i < _panels.Count; i++)
            Draw(canvas, _panels[i], SKRect.Create(Gap + (i % columns * (Side + Gap)), (i / columns * Cell) + LineHeight + Gap, Side, Side));

        using var file = File.Create(path);
        picture.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }

    private static void Draw(SKCanvas canvas, Panel panel, SKRect frame)
    {
        using SKPaint ink = new() { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(panel.Title, frame.Left, frame.Top - 5, Fonts.Remark, ink);
        canvas.Save();
        canvas.ClipRect(frame);
        if (panel.Field is { } field)
            Fill(canvas, field, frame, panel.HasContours);

        for (var set = 0; set < panel.Dots.Count; set++)
        {
            using SKPaint paint = new() { Color = s_colors[set % s_colors.Length].WithAlpha(150), IsAntialias = true };
            foreach (var dot in panel.Dots[set])
                canvas.DrawCircle(Place(panel, dot, frame), 1.3f, paint);
        }

        foreach (var (x, y, u, v) in panel.Arrows)
            DrawArrow(canvas, Place(panel, (x, y), frame), Place(panel, (x + u, y + v), frame));

        if (panel.Outline.Count > 0)
        {
            using SKPaint paint = new() { Color = SKColors.Gray, IsAntialias = true, Style = SKPaintStyle.Stroke };
            canvas.DrawPoints(SKPointMode.Polygon, [.. panel.Outline.Append(panel.Outline[0]).Select(point => Place(panel, point, frame))], paint);
        }

        for (var way = 0; way < panel.Ways.Count; way++)
        {
            using SKPaint paint = new()
            {
                Color = s_colors[(way + 1) % s_colors.Length],
                IsAntialias = true,
                StrokeWidth = 1.5f,
                Style = SKPaintStyle.Stroke,
            };
            SKPoint[] points = [.. panel.Ways[way].Select(point => Place(panel, point, frame))];
            canvas.DrawPoints(SKPointMode.Polygon, points, paint);
            canvas.DrawCircle(points[^1], 4, paint);
        }

        canvas.Restore();
        using SKPaint border = new() { Color = SKColors.Gray, Style = SKPaintStyle.Stroke };
        canvas.DrawRect(frame, border);
    }

    private static void DrawArrow(SKCanvas canvas, SKPoint from, SKPoint to)
    {
        using SKPaint paint = new() { Color = SKColors.Gray, IsAntialias = true, StrokeWidth = 1, Style = SKPaintStyle.Stroke };
        canvas.DrawLine(from, to, paint);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        canvas.DrawLine(to, new(to.X - (0.3f * (dx + dy)), to.Y - (0.3f * (dy - dx))), paint);
        canvas.DrawLine(to, new(to.X - (0.3f * (dx - dy)), to.Y - (0.3f * (dy + dx))), paint);
    }

    private static void Fill(SKCanvas canvas, double[,] field, SKRect frame, bool contours)
    {
        var (least, most) = (field.Cast<double>().Min(), field.Cast<double>().Max());
        var side = field.GetLength(0);
        var cell = frame.Width / side;
        double Share(int row, int column) => most > least ? (field[row, column] - least) / (most - least) : 0.5;
        int Level(int row, int column) => (int)(Share(row, column) * Contours);
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var share = Share(row, column);
                var isEdge = contours
                    && ((row > 0 && Level(row - 1, column) != Level(row, column)) || (column > 0 && Level(row, column - 1) != Level(row, column)));
                using SKPaint paint = new() { Color = isEdge ? new SKColor(90, 90, 90) : contours ? SKColors.White : Color(share) };
                canvas.DrawRect(frame.Left + (column * cell), frame.Bottom - ((row + 1) * cell), cell + 0.5f, cell + 0.5f, paint);
            }
        }
    }

    // From dark blue over green to light yellow.
    private static SKColor Color(double share) => new(
        (byte)(60 + (195 * share * share)), (byte)(70 + (165 * share)), (byte)(140 + (70 * share * (1 - share)) - (20 * share)));

    private static SKPoint Place(Panel panel, (double X, double Y) point, SKRect frame) => new(
        (float)(frame.MidX + ((point.X - panel.Center.X) / panel.Extent * frame.Width / 2)),
        (float)(frame.MidY - ((point.Y - panel.Center.Y) / panel.Extent * frame.Height / 2)));
}
