using System.Globalization;
using System.Security;
using System.Text;

namespace GanRefinement.Reproduce.Pages;

/// <summary>Charts side by side with one vertical axis and one legend, as SVG.</summary>
internal static class SvgCharts
{
    private const int Width = 330;
    private const int Height = 240;
    private const int Left = 50;
    private const int Top = 24;
    private const int Below = 40;
    private const int LineHeight = 16;
    private const int Ticks = 4;

    // Told apart by most people, on white; a second round is dashed.
    private static readonly string[] s_colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

    /// <summary>Draws them.</summary>
    /// <param name="title">Of the vertical axis.</param>
    /// <param name="level">A value to draw a dotted line at; null for none.</param>
    /// <param name="charts">The title of each horizontal axis, and the same curves in each.</param>
    public static string Draw(string title, double? level, params IReadOnlyList<(string Title, IReadOnlyList<Curve> Curves)> charts)
    {
        var highest = charts.SelectMany(chart => chart.Curves).SelectMany(curve => curve.Points).Select(point => point.Y).Append(level ?? 0).Max();
        var names = charts[0].Curves;
        var (width, height) = (charts.Count * (Left + Width), Top + Height + Below + (LineHeight * ((names.Count + 1) / 2)) + 8);
        StringBuilder svg = new();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\">\n"));
        svg.Append(Text($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"));
        svg.Append(Text($"<text x=\"4\" y=\"14\">{SecurityElement.Escape(title)}</text>\n"));
        for (var i = 0; i < charts.Count; i++)
            Draw(svg, charts[i].Title, charts[i].Curves, Left + (i * (Left + Width)), Above(highest), level);
        for (var i = 0; i < names.Count; i++)
        {
            var (x, y) = (Left + (i % 2 * (Left + Width)), Top + Height + Below + (LineHeight * (i / 2)));
            svg.Append(Text($"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x + 24}\" y2=\"{y}\" {Stroke(i)}/>\n"));
            svg.Append(Text($"<text x=\"{x + 30}\" y=\"{y + 4}\">{SecurityElement.Escape(names[i].Name)}</text>\n"));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, string title, IReadOnlyList<Curve> curves, int left, double highest, double? level)
    {
        var farthest = Above(curves.SelectMany(curve => curve.Points).Select(point => point.X).DefaultIfEmpty().Max());
        const int Inner = Width - 20;
        double X(double x) => left + (x / farthest * Inner);
        double Y(double y) => Top + Height - (y / highest * Height);
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var (x, y) = (farthest * tick / Ticks, highest * tick / Ticks);
            svg.Append(Text($"<line x1=\"{left}\" y1=\"{Y(y):F1}\" x2=\"{left + Inner}\" y2=\"{Y(y):F1}\" stroke=\"#dddddd\"/>\n"));
            svg.Append(Text($"<text x=\"{left - 4}\" y=\"{Y(y) + 4:F1}\" text-anchor=\"end\">{y:0.###}</text>\n"));
            svg.Append(Text($"<text x=\"{X(x):F1}\" y=\"{Top + Height + 14}\" text-anchor=\"middle\">{x:#,0.##}</text>\n"));
        }

        svg.Append(Text($"<text x=\"{left + (Inner / 2)}\" y=\"{Top + Height + 28}\" text-anchor=\"middle\">{SecurityElement.Escape(title)}</text>\n"));
        if (level is { } real)
        {
            var y = Text($"{Y(real):F1}");
            svg.Append(Text($"<line x1=\"{left}\" y1=\"{y}\" x2=\"{left + Inner}\" y2=\"{y}\" stroke=\"black\" stroke-dasharray=\"1 4\"/>\n"));
        }

        for (var i = 0; i < curves.Count; i++)
        {
            var points = string.Join(' ', curves[i].Points.Select(point => Text($"{X(point.X):F1},{Y(point.Y):F1}")));
            svg.Append(Text($"<polyline points=\"{points}\" fill=\"none\" {Stroke(i)}/>\n"));
        }
    }

    private static string Stroke(int curve) =>
        $"stroke=\"{s_colors[curve % s_colors.Length]}\" stroke-width=\"2\"{(curve < s_colors.Length ? "" : " stroke-dasharray=\"5 3\"")}";

    // The next of 1, 2, 4, 6, 8 or 10 times a power of ten, so that ticks are round.
    private static double Above(double value)
    {
        if (value <= 0)
            return 1;

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return unit * new[] { 1.0, 2, 4, 6, 8, 10 }.First(step => step * unit >= value);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
