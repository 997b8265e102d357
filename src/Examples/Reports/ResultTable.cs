using System.Globalization;
using Spectre.Console;

namespace GanRefinement.Examples.Reports;

/// <summary>The figures before and after coaching, on the terminal.</summary>
internal static class ResultTable
{
    public static void Write(DemoReport report, string folder)
    {
        var table = new Table().AddColumn("").AddColumn("uncoached").AddColumn("coached").AddColumn("change");
        Add(table, "Fréchet distance (lower is better)", "F2", report.Uncoached.FrechetDistance, report.Coached.FrechetDistance);
        Add(table, "Inception score (higher is better)", "F3", report.Uncoached.InceptionScore, report.Coached.InceptionScore);
        Add(table, "Label agreement", "P1", report.Uncoached.LabelAgreement, report.Coached.LabelAgreement);
        AnsiConsole.Write(table);
        Line($"Classifier: {report.Classifier.TestAccuracy:P1} of the test images right.");
        Line($"Trained {report.Training.Iterations} iterations in {report.Training.Seconds:F0} s.");
        Line($"Coached {report.Coaching.Iterations} steps of Adam at {report.Coaching.LearningRate}.");
        Line($"Protocol: {report.Protocol}.");
        Line($"Reloaded in a fresh process: {(report.ReloadedIdentically ? "bitwise the same images" : "DIFFERENT images")}.");
        Line($"Results are in {Path.GetFullPath(folder)}.");
    }

    private static void Add(Table table, string name, string format, double before, double after) => table.AddRow(
        name, Format(before, format), Format(after, format), Change(before, after));

    // Rounded first: a change that rounds to zero has no sign.
    private static string Change(double before, double after) =>
        Math.Round(100 * ((after / before) - 1), 1).ToString("+0.0' %';−0.0' %';0.0' %'", CultureInfo.InvariantCulture);

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => AnsiConsole.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
