using System.Text.Json.Nodes;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Reports;

/// <summary>Folders as runs of several kinds leave them, without training.</summary>
internal static class WrittenRuns
{
    /// <summary>A page over kinds with long names: no kind has all numbers, and the last two differ in a late setting alone.</summary>
    public static string OfLongNames(string folder) => Compare(folder,
        ("method: tempered\nmaxIterations: 100000\nlatentDistribution: normal\nbatchSize: 16", ["discriminatorLoss", "lens.weight"]),
        ("method: fast-rob-gan\nmaxIterations: 300000\nlatentDistribution: uniform\nbatchSize: 16", ["discriminatorLoss", "perturbationAtBound"]),
        ("method: fast-rob-gan\nmaxIterations: 300000\nlatentDistribution: uniform\nbatchSize: 8", ["discriminatorLoss", "perturbationAtBound"]));

    /// <summary>Writes runs and the page over them.</summary>
    /// <returns>The page's file.</returns>
    public static string Compare(string folder, params (string Settings, string[] Numbers)[] runs)
    {
        var page = Path.Combine(Directory.CreateDirectory(folder).FullName, "compare.html");
        ComparePage.Write([.. runs.Select((run, i) => Run(Path.Combine(folder, $"run{i}"), run.Settings, run.Numbers))], page);
        return page;
    }

    private static RunFolder Run(string folder, string settings, string[] numbers)
    {
        RunFolder run = new(Directory.CreateDirectory(folder).FullName);
        File.WriteAllText(run.Settings, settings + "\ndata: none");
        // The ticks' labels are long on both axes.
        File.WriteAllLines(run.Metrics, Enumerable.Range(0, 3).Select(i =>
        {
            JsonObject line = new() { ["iteration"] = 50000 * i, ["elapsed"] = 12345.6 * i };
            foreach (var name in numbers)
                line[name] = -0.00019998 + (i * 3e-8);
            return line.ToJsonString();
        }));
        return run;
    }
}
