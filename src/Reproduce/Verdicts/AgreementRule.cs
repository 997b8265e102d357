using GanRefinement.Programs;

namespace GanRefinement.Reproduce.Verdicts;

/// <summary>When a network that is told which class to make has learned to: before that its figures say nothing of a method. Fixed before any result was
/// seen.</summary>
internal static class AgreementRule
{
    /// <summary>The least share of images of the class asked for.</summary>
    public const double Least = 0.8;

    /// <summary>The rule in words, for the pages.</summary>
    public const string Text =
        "*No verdict*: one of the two rows is conditional, and in the median over its seeds less than 0.8 of its images are of the class asked for, as the "
        + "classifier sees them.";

    /// <summary>The first row whose label agreement is too low; null where there is none.</summary>
    public static string? Offender(Results results, params IEnumerable<string> rows) => rows.FirstOrDefault(row =>
        results.AtEnd(row, Metric.Agreement) is { Count: > 0 } agreements && Statistics.MedianOf(agreements) < Least);
}
