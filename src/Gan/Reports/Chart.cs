using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace GanRefinement.Gan.Reports;

/// <summary>Curves as SVG, in colours that the page's style sets: it has a light and a dark form.</summary>
internal static partial class Chart
{
    private const double Width = 640;
    private const double Height = 320;

    // Stand-ins that no curve has; the page's style takes their place.
    private static readonly OxyColor s_ink = OxyColor.FromRgb(1, 2, 3);
    private static readonly OxyColor s_grid = OxyColor.FromRgb(4, 5, 6);

    // Okabe and Ito's, which colour-blind people tell apart; without yellow and black, which one of the two backgrounds swallows.
    private static readonly OxyColor[] s_colors =
    [
        OxyColor.FromRgb(0, 114, 178), OxyColor.FromRgb(213, 94, 0), OxyColor.FromRgb(0, 158, 115), OxyColor.FromRgb(204, 121, 167),
            OxyColor.FromRgb(86, 180, 233),
        OxyColor.FromRgb(230, 159, 0),
    ];

    /// <summary>Draws curves.</summary>
    /// <param name="title">Above them.</param>
    /// <param name="xTitle">Below the horizontal axis.</param>
    /// <param name="curves">What to draw; values that are no numbers are gaps.</param>
    public static string Draw(string title, string xTitle, IReadOnlyList<Curve> curves)
    {
        PlotModel model = new()
        {
            Title = title,
            TitleFontSize = 14,
            Padding = new OxyThickness(8, 12, 16, 8),
            TextColor = s_ink,
            PlotAreaBorderColor = s_grid,
            DefaultColors = s_colors,
            Background = OxyColors.Transparent,
        };
        model.Legends.Add(new Legend
        {
            LegendPosition = LegendPosition.BottomCenter,
            LegendPlacement = LegendPlacement.Outside,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendTextColor = s_ink,
        });
        model.Axes.Add(Axis(AxisPosition.Bottom, xTitle));
        model.Axes.Add(Axis(AxisPosition.Left, null));
        foreach (var (curve, color) in curves.Select((curve, i) => (curve, s_colors[i % s_colors.Length])))
        {
            if (curve.Band is { } band)
                model.Series.Add(Area(band, color));
            LineSeries line = new() { Title = curve.Name, Color = color, StrokeThickness = 1.5 };
            line.Points.AddRange(curve.Points.Select(point => new DataPoint(point.X, double.IsFinite(point.Y) ? point.Y : double.NaN)));
            if (curve.Points.Count == 1)
                line.MarkerType = MarkerType.Circle;
            model.Series.Add(line);
        }
        var svg = new SvgExporter { Width = Width, Height = Height, IsDocument = false }.ExportToString(model);
        // Names are those of the whole page: each chart's clip paths get their own.
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + xTitle)))[..8];
        return ClipPath().Replace(Themed(svg), $"clip-{place}-$1").Replace("Segoe UI", "system-ui, sans-serif", StringComparison.Ordinal);
    }

    private static LinearAxis Axis(AxisPosition position, string? title) => new()
    {
        Position = position,
        Title = title,
        AxislineColor = s_grid,
        TicklineColor = s_grid,
        MajorGridlineColor = s_grid,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineThickness = 0.5,
        StringFormat = "G5",
    };

    private static AreaSeries Area(IReadOnlyList<(double X, double Low, double High)> band, OxyColor color)
    {
        AreaSeries area = new()
        {
            Color = OxyColors.Transparent,
            Color2 = OxyColors.Transparent,
            Fill = OxyColor.FromAColor(50, color),
            RenderInLegend = false,
        };
        area.Points.AddRange(band.Select(point => new DataPoint(point.X, point.High)));
        area.Points2.AddRange(band.Select(point => new DataPoint(point.X, point.Low)));
        return area;
    }

    private static string Themed(string svg)
    {
        var themed = Ink().Replace(Grid().Replace(svg, "var(--grid)"), "var(--ink)");
        // The page scales it; a view box keeps the proportions.
        return Size().Replace(themed, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\"", 1);
    }

    [GeneratedRegex(@"#010203|rgb\(1, ?2, ?3\)")]
    private static partial Regex Ink();

    [GeneratedRegex(@"#040506|rgb\(4, ?5, ?6\)")]
    private static partial Regex Grid();

    [GeneratedRegex(@"clipPath(\d+)")]
    private static partial Regex ClipPath();

    [GeneratedRegex(@"<svg width=""[^""]*"" height=""[^""]*""")]
    private static partial Regex Size();
}
