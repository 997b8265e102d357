namespace GanRefinement.Gan.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">In the legend.</param>
/// <param name="Points">From left to right.</param>
/// <param name="Band">The lowest and highest value at places from left to right, where several runs are one line.</param>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<(double X, double Low, double High)>? Band = null);
