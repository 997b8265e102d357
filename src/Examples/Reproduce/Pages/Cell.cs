using GanRefinement.Examples.Reproduce.Judging;

namespace GanRefinement.Examples.Reproduce.Pages;

/// <summary>Numbers in a Markdown table.</summary>
internal static class Cell
{
    /// <summary>Median, least and greatest; a dash where there is nothing.</summary>
    public static string Of(IReadOnlyList<double> values, Metric metric) => Statistics.Of(values) switch
    {
        null => "–",
        { Count: 1 } one => metric.Format(one.Median),
        { } some => $"{metric.Format(some.Median)} [{metric.Format(some.Least)}–{metric.Format(some.Greatest)}]",
    };

    /// <summary>The median; what is not finite is a run that diverged.</summary>
    public static string Median(IEnumerable<double?> values, Metric metric)
    {
        double median = Statistics.MedianOf(values.Select(value => value ?? double.PositiveInfinity));
        return double.IsFinite(median) ? metric.Format(median) : "diverged";
    }

    /// <summary>One line of a table.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>The line below a table's heading.</summary>
    public static string Rule(int columns) => Row(Enumerable.Repeat("---", columns));
}
