namespace GanRefinement.Reproduce.Lecture;

/// <summary>A chart of lines.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Axis">What stands below it.</param>
/// <param name="Lines">The curves.</param>
internal sealed record Plot(string Title, string Axis, IReadOnlyList<Line> Lines)
{
    /// <summary>Lowest and highest value shown; null for those of the curves.</summary>
    public (double Lowest, double Highest)? Range { get; init; }

    /// <summary>Whether the vertical axis shows logarithms to base 10.</summary>
    public bool IsLogarithmic { get; init; }
}
