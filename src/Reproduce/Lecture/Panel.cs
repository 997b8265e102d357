namespace GanRefinement.Reproduce.Lecture;

/// <summary>A square piece of the plane.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Extent">Its axes go from minus this to this.</param>
internal sealed record Panel(string Title, double Extent)
{
    /// <summary>The middle of the piece.</summary>
    public (double X, double Y) Center { get; init; }

    /// <summary>A square of values as colours, blue low and yellow high, rows from the bottom up; null for none.</summary>
    public double[,]? Field { get; init; }

    /// <summary>Whether lines of equal values are drawn in place of colours.</summary>
    public bool HasContours { get; init; }

    /// <summary>Sets of dots: real ones first, then generated ones.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Dots { get; init; } = [];

    /// <summary>Arrows: where they start, and where they go.</summary>
    public IReadOnlyList<(double X, double Y, double U, double V)> Arrows { get; init; } = [];

    /// <summary>A closed line around something; empty for none.</summary>
    public IReadOnlyList<(double X, double Y)> Outline { get; init; } = [];

    /// <summary>Ways with a dot at their end.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> Ways { get; init; } = [];

    /// <summary>Values of a function at the middles of squares.</summary>
    public static double[,] Values(double extent, int side, Func<double, double, double> value)
    {
        var field = new double[side, side];
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
                field[row, column] = value(At(column), At(row));
        }

        return field;

        double At(int i) => extent * (((2 * i) + 1 - side) / (double)side);
    }
}
