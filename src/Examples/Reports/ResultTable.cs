using System.Globalization;
using GanRefinement.Programs.Screen;
using Spectre.Console;

namespace GanRefinement.Examples.Reports;

/// <summary>The figures before and after coaching, and of real images, on the terminal.</summary>
internal static class ResultTable
{
    public static void Write(DemoReport report, string folder)
    {
        var table = new Table()
            .AddColumn("").AddColumn("Fréchet distance (lower is better)").AddColumn("Inception score (higher is better)").AddColumn("label agreement");
        Add(table, "uncoached", report.Uncoached);
        Add(table, "coached", report.Coached);
        Add(table, "real: training against test images", report.Real);
        Terminal.OfProcess.Console.Write(table);
        Line($"Classifier: {report.Classifier.TestAccuracy:P1} of the test images right.");
        Line($"Trained {report.Training.Iterations} iterations in {report.Training.Seconds:F0} s.");
        Line($"Coached {report.Coaching.Iterations} steps of Adam at {report.Coaching.LearningRate}.");
        Line($"Protocol: {report.Protocol}.");
        Line($"Reloaded in a fresh process: {(report.ReloadedIdentically ? "bitwise the same images" : "DIFFERENT images")}.");
        Line($"Results are in {Path.GetFullPath(folder)}.");
    }

    private static void Add(Table table, string name, FigureSet figures) => table.AddRow(
        name, Format(figures.FrechetDistance, "F2"), Format(figures.InceptionScore, "F3"), Format(figures.LabelAgreement, "P1"));

    private static string Format(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Terminal.OfProcess.Line(text.ToString(CultureInfo.InvariantCulture));
}
