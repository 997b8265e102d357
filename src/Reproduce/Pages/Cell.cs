using GanRefinement.Programs;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Pages;

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

    /// <summary>The median; null is a run that diverged, which is worse than any that did not.</summary>
    public static string Median(IEnumerable<double?> values, Metric metric)
    {
        var worst = metric.Goal == MetricDirection.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
        var median = Statistics.MedianOf(values.Select(value => value ?? worst));
        return double.IsFinite(median) ? metric.Format(median) : "diverged";
    }

    /// <summary>One line of a table.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>The line below a table's heading.</summary>
    public static string Rule(int columns) => Row(Enumerable.Repeat("---", columns));
}
