namespace GanRefinement.Programs;

/// <summary>A row's values over seeds in one table cell.</summary>
/// <param name="Median">The middle one, or the mean of the two middle ones.</param>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Count">How many.</param>
internal sealed record Statistics(double Median, double Least, double Greatest, int Count)
{
    /// <summary>Null where there are none.</summary>
    public static Statistics? Of(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? null : new(MedianOf(values), values.Min(), values.Max(), values.Count);

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        // Equal ones are not averaged: the mean of two infinities is none.
        return sorted.Length % 2 == 1 || sorted[middle - 1].Equals(sorted[middle])
            ? sorted[middle]
            : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
