using GanRefinement.Programs;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>Medians of a row over seeds, for sentences.</summary>
internal static class Medians
{
    /// <summary>NaN where nothing was measured.</summary>
    public static double Of(Results results, string row, Metric metric) =>
        results.AtEnd(row, metric) is { Count: > 0 } values ? Statistics.MedianOf(values) : double.NaN;

    /// <summary>As the table has it.</summary>
    public static string Text(Results results, string row, Metric metric) => metric.Format(Of(results, row, metric));

    /// <summary>From one row to another.</summary>
    public static string Change(Results results, string before, string after, Metric metric) =>
        $"{metric.Title} {Text(results, before, metric)} → {Text(results, after, metric)}";

    /// <summary>"1 seed", "3 seeds".</summary>
    public static string Seeds(int count) => count == 1 ? "1 seed" : $"{count} seeds";
}
