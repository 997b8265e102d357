using System.Text.RegularExpressions;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Tests.Reports;

/// <summary>Results of evaluations on the page over runs.</summary>
public sealed partial class EvaluationTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gan").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_measured_alike_is_in_one_row_and_seeds_have_a_spread()
    {
        var html = Compare(
            Run("a1", "seed: 1\nbatchSize: 8", ("20260101-000000-001", 50, 5_000), ("20260102-000000-001", 10, 5_000)),
            Run("a2", "seed: 2\nbatchSize: 8", ("20260101-000000-001", 12, 5_000)),
            Run("a3", "seed: 3\nbatchSize: 8", ("20260101-000000-001", 17, 5_000)),
            Run("b", "seed: 1\nbatchSize: 16", ("20260101-000000-001", 20, 5_000), ("20260101-000000-002", 21, 60)));
        var rows = Rows(html);
        Assert.Equal(["", "a1", "a2", "a3", "batchSize 8: median (lowest to highest)", "b"], rows[0]);
        Assert.Equal(
            [
                ["frechetDistance", "10", "12", "17", "12 (10 to 17)", "20"],
                ["recall", "0.5 ± 0.01", "0.5 ± 0.01", "0.5 ± 0.01", "0.5", "0.5 ± 0.01"],
                ["frechetDistance", "", "", "", "", "21"],
                ["recall", "", "", "", "", "0.5 ± 0.01"],
            ],
            rows.Where(row => row.Length > 1).Skip(1));
        Assert.Equal(2, rows.Count(row => row is [var stamp] && stamp.Contains("referenceSplit mnist test", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_refined_network_has_rows_of_its_own()
    {
        var rows = Rows(Compare(Run("a", "seed: 1", ("20260101-000000-001", 5, 60), ("20260101-000000-002-coach-iterations-30", 4, 60))));
        Assert.Equal([["frechetDistance", "5"], ["frechetDistance", "4"]], rows.Where(row => row[0] == "frechetDistance"));
        Assert.Contains(rows, row => row[0].StartsWith("coach-iterations-30", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_evaluations_there_is_no_table_and_a_damaged_one_is_left_out()
    {
        var run = Run("a", "seed: 1");
        Assert.DoesNotContain("<h2>Evaluations</h2>", Compare(run), StringComparison.Ordinal);
        Directory.CreateDirectory(run.Evaluations);
        File.WriteAllText(Path.Combine(run.Evaluations, "x.json"), "{");
        Assert.DoesNotContain("<h2>Evaluations</h2>", Compare(run), StringComparison.Ordinal);
    }

    private string Compare(params RunFolder[] runs)
    {
        var page = Path.Combine(_folder, "compare.html");
        ComparePage.Write(runs, page);
        return File.ReadAllText(page);
    }

    private RunFolder Run(string name, string settings, params (string File, double Distance, int Count)[] evaluations)
    {
        RunFolder run = new(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName);
        File.WriteAllText(run.Settings, settings + "\ndata: mnist");
        File.WriteAllText(run.Metrics, "");
        foreach (var (file, distance, count) in evaluations)
        {
            Directory.CreateDirectory(run.Evaluations);
            File.WriteAllText(Path.Combine(run.Evaluations, file + ".json"), $$"""
                {"frechetDistance": {{distance}}, "recall": {"value": 0.5, "spread": 0.01},
                 "protocol": {"referenceSplit": "mnist test", "referenceCount": {{count}} }, "warnings": ["few"]}
                """);
        }
        return run;
    }

    // The texts of the table's cells, row by row.
    private static string[][] Rows(string html) =>
    [
        .. TableRow().Matches(Table().Match(html).Value).Select(row => Cell().Matches(row.Value)
            .Select(cell => Tag().Replace(cell.Groups[1].Value, "")).ToArray()),
    ];

    [GeneratedRegex("<table class=\"evaluations\">.*?</table>", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex TableRow();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
