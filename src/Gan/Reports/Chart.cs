using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace GanRefinement.Gan.Reports;

/// <summary>Curves as SVG, in colours that the page's style sets: it has a light and a dark form. Title and legend are HTML, which wraps.</summary>
internal static partial class Chart
{
    private const double Width = 640;
    private const double Height = 280;

    // Stand-ins that no curve has; the page's style takes their place.
    private static readonly OxyColor s_ink = OxyColor.FromRgb(1, 2, 3);
    private static readonly OxyColor s_grid = OxyColor.FromRgb(4, 5, 6);

    // Okabe and Ito's, which colour-blind people tell apart; without yellow and black, which one of the two backgrounds swallows.
    private static readonly OxyColor[] s_colors =
    [
        OxyColor.FromRgb(0, 114, 178), OxyColor.FromRgb(213, 94, 0), OxyColor.FromRgb(0, 158, 115), OxyColor.FromRgb(204, 121, 167),
        OxyColor.FromRgb(86, 180, 233), OxyColor.FromRgb(230, 159, 0),
    ];

    // Told apart beside the colours, where there are more curves than those; each has a name in OxyPlot and one in CSS.
    private static readonly (LineStyle Drawn, string Css)[] s_lines = [(LineStyle.Solid, "solid"), (LineStyle.Dash, "dashed"), (LineStyle.Dot, "dotted")];

    /// <summary>Draws curves.</summary>
    /// <param name="title">Above them.</param>
    /// <param name="xTitle">Below the horizontal axis.</param>
    /// <param name="curves">What to draw, in the colours of their places here, also behind a curve without points; values that are no numbers are gaps.</param>
    /// <returns>What a figure holds.</returns>
    public static string Draw(string title, string xTitle, IReadOnlyList<Curve> curves)
    {
        PlotModel model = new()
        {
            Padding = new OxyThickness(8, 12, 16, 8),
            TextColor = s_ink,
            PlotAreaBorderColor = s_grid,
            Background = OxyColors.Transparent,
        };
        model.Axes.Add(Axis(AxisPosition.Bottom, xTitle));
        model.Axes.Add(Axis(AxisPosition.Left, null));
        var drawn = curves.Select((curve, place) => (curve, place)).Where(entry => entry.curve.Points.Count > 0).ToList();
        foreach (var (curve, place) in drawn)
        {
            var color = Color(place);
            if (curve.Band is { } band)
                model.Series.Add(Area(band, color));
            LineSeries line = new() { Color = color, LineStyle = Line(place).Drawn, StrokeThickness = 1.5 };
            line.Points.AddRange(curve.Points.Select(point => new DataPoint(point.X, double.IsFinite(point.Y) ? point.Y : double.NaN)));
            if (curve.Points.Count == 1)
                line.MarkerType = MarkerType.Circle;
            model.Series.Add(line);
        }
        var svg = new SvgExporter { Width = Width, Height = Height, IsDocument = false, TextMeasurer = new WideText() }.ExportToString(model);
        // Names are those of the whole page: each chart's clip paths get their own.
        var own = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + xTitle)))[..8];
        svg = ClipPath().Replace(Themed(svg), $"clip-{own}-$1").Replace("Segoe UI", "system-ui, sans-serif", StringComparison.Ordinal);
        return $"<figcaption>{Page.Text(title)}</figcaption>{svg}<ul class=\"legend\">"
            + string.Concat(drawn.Select(entry => $"<li>{Key(entry.place)}{Page.Text(entry.curve.Name)}</li>")) + "</ul>";
    }

    /// <summary>A piece of the line that the curve in a place has in every chart.</summary>
    public static string Key(int place)
    {
        var color = Color(place);
        return $"<i class=\"key\" style=\"border-top-style: {Line(place).Css}; border-top-color: rgb({color.R},{color.G},{color.B})\"></i>";
    }

    private static OxyColor Color(int place) => s_colors[place % s_colors.Length];

    private static (LineStyle Drawn, string Css) Line(int place) => s_lines[place / s_colors.Length % s_lines.Length];

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

    // OxyPlot measures texts in points and draws them in pixels, a third larger, and the reader's font is not known here: room for the widest usual one.
    private sealed class WideText() : PdfRenderContext(Width, Height, OxyColors.Transparent)
    {
        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
            string.IsNullOrEmpty(text) ? OxySize.Empty : new OxySize(0.64 * fontSize * text.Length, 1.2 * fontSize);
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
