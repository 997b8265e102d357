using System.Globalization;
using System.Security;
using System.Text;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Charts in rows, each with axes and a legend of its own, as SVG.</summary>
internal static class Plots
{
    private const int Width = 330;
    private const int Height = 220;
    private const int Left = 56;
    private const int Top = 26;
    private const int Below = 40;
    private const int LineHeight = 15;
    private const int Ticks = 4;

    private static readonly string[] s_colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];

    /// <summary>Draws them.</summary>
    /// <param name="columns">Charts in a row.</param>
    /// <param name="plots">The charts.</param>
    public static string Draw(int columns, params IReadOnlyList<Plot> plots)
    {
        var legend = plots.Max(plot => plot.Lines.Count(line => line.Name.Length > 0));
        var cell = Top + Height + Below + (legend * LineHeight) + 10;
        var (width, height) = (Math.Min(columns, plots.Count) * (Left + Width), (plots.Count + columns - 1) / columns * cell);
        StringBuilder svg = new();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\">\n"));
        svg.Append(Text($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"));
        for (var i = 0; i < plots.Count; i++)
            Draw(svg, plots[i], (i % columns * (Left + Width)) + Left, (i / columns * cell) + Top, i);

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Plot plot, int left, int top, int number)
    {
        var points = plot.Lines.SelectMany(line => line.Points).Where(point => double.IsFinite(Scale(plot, point.Y))).ToArray();
        var (first, last) = Widened(points.Select(point => point.X).DefaultIfEmpty().Min(), points.Select(point => point.X).DefaultIfEmpty().Max());
        var (lowest, highest) = plot.Range is { } range
            ? (Scale(plot, range.Lowest), Scale(plot, range.Highest))
            : Widened(points.Select(point => Scale(plot, point.Y)).DefaultIfEmpty().Min(), points.Select(point => Scale(plot, point.Y)).DefaultIfEmpty().Max());
        if (plot.IsLogarithmic)
            (lowest, highest) = (Math.Floor(lowest), Math.Ceiling(highest));

        const int Inner = Width - 20;
        double X(double x) => left + ((x - first) / (last - first) * Inner);
        double Y(double y) => top + Height - ((y - lowest) / (highest - lowest) * Height);
        svg.Append(Text($"<text x=\"{left}\" y=\"{top - 10}\" font-weight=\"bold\">{SecurityElement.Escape(plot.Title)}</text>\n"));
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var (x, y) = (first + ((last - first) * tick / Ticks), lowest + ((highest - lowest) * tick / Ticks));
            var label = plot.IsLogarithmic ? $"1e{y.ToString("0.#", CultureInfo.InvariantCulture)}" : y.ToString("0.###", CultureInfo.InvariantCulture);
            svg.Append(Text($"<line x1=\"{left}\" y1=\"{Y(y):F1}\" x2=\"{left + Inner}\" y2=\"{Y(y):F1}\" stroke=\"#dddddd\"/>\n"));
            svg.Append(Text($"<text x=\"{left - 4}\" y=\"{Y(y) + 4:F1}\" text-anchor=\"end\">{label}</text>\n"));
            svg.Append(Text($"<text x=\"{X(x):F1}\" y=\"{top + Height + 14}\" text-anchor=\"middle\">{x:#,0.###}</text>\n"));
        }

        svg.Append(Text($"<text x=\"{left + (Inner / 2)}\" y=\"{top + Height + 28}\" text-anchor=\"middle\">{SecurityElement.Escape(plot.Axis)}</text>\n"));
        svg.Append(Text($"<clipPath id=\"plot{number}\"><rect x=\"{left}\" y=\"{top - 3}\" width=\"{Inner + 3}\" height=\"{Height + 6}\"/></clipPath>\n"));
        var row = 0;
        for (var i = 0; i < plot.Lines.Count; i++)
        {
            var line = plot.Lines[i];
            foreach (var stretch in Stretches(plot, line))
                svg.Append(Stretch(line, [.. stretch.Select(point => (X(point.X), Y(Scale(plot, point.Y))))], i, number));

            if (line.Name.Length == 0)
                continue;

            var y = top + Height + Below + (LineHeight * row++);
            svg.Append(line.IsDots
                ? Text($"<circle cx=\"{left + 12}\" cy=\"{y}\" r=\"3\" fill=\"{Color(i)}\"/>\n")
                : Text($"<line x1=\"{left}\" y1=\"{y}\" x2=\"{left + 24}\" y2=\"{y}\" stroke=\"{Color(i)}\" stroke-width=\"2\"/>\n"));
            svg.Append(Text($"<text x=\"{left + 30}\" y=\"{y + 4}\">{SecurityElement.Escape(line.Name)}</text>\n"));
        }
    }

    private static string Stretch(Line line, IReadOnlyList<(double X, double Y)> points, int color, int number) => line.IsDots
        ? string.Concat(points.Select(point =>
            Text($"<circle cx=\"{point.X:F1}\" cy=\"{point.Y:F1}\" r=\"3\" fill=\"{Color(color)}\" clip-path=\"url(#plot{number})\"/>\n")))
        : Text($"<polyline points=\"{string.Join(' ', points.Select(point => Text($"{point.X:F1},{point.Y:F1}")))}\" fill=\"none\" ")
            + Text($"stroke=\"{Color(color)}\" stroke-width=\"1.5\" clip-path=\"url(#plot{number})\"/>\n");

    private static IEnumerable<List<(double X, double Y)>> Stretches(Plot plot, Line line)
    {
        List<(double X, double Y)> stretch = [];
        foreach (var point in line.Points)
        {
            if (double.IsFinite(Scale(plot, point.Y)))
            {
                stretch.Add(point);
                continue;
            }

            if (stretch.Count > 0)
                yield return stretch;

            stretch = [];
        }

        if (stretch.Count > 0)
            yield return stretch;
    }

    private static double Scale(Plot plot, double y) => plot.IsLogarithmic ? y > 0 ? Math.Log10(y) : double.NaN : y;

    private static (double Lowest, double Highest) Widened(double lowest, double highest) =>
        highest > lowest ? (lowest, highest) : (lowest - 0.5, highest + 0.5);

    private static string Color(int line) => s_colors[line % s_colors.Length];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
