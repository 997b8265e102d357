using System.Globalization;

namespace GanRefinement.Gan.Reports;

/// <summary>Values of runs that differ in nothing but the seed: the median, and from where to where they lie.</summary>
internal static class Spread
{
    /// <summary>In words; one value alone, or several that are the same, as one; empty for none.</summary>
    public static string Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? "" : sorted[0].Equals(sorted[^1])
            ? Number(sorted[0])
            : $"{Number(Median(sorted))} ({Number(sorted[0])} to {Number(sorted[^1])})";
    }

    /// <summary>The median of sorted values.</summary>
    public static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    /// <summary>A number of a table.</summary>
    public static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
