namespace GanRefinement.Reproduce.Lecture;

/// <summary>A curve of a plot.</summary>
/// <param name="Name">What it is of; empty for none in the legend.</param>
/// <param name="Points">From left to right; where a value is no number, the line has a gap.</param>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>Dots in place of a line.</summary>
    public bool IsDots { get; init; }

    /// <summary>Of a function, at even steps.</summary>
    public static Line Of(string name, double from, double to, Func<double, double> value, int steps = 200) =>
        new(name, [.. Enumerable.Range(0, steps + 1).Select(i => from + ((to - from) * i / steps)).Select(x => (x, value(x)))]);
}
