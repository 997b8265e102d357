using System.Globalization;
using System.Text;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>Tables of what was measured on kept pairs: one for each way to train.</summary>
internal static class RefinerTables
{
    /// <summary>All tables of an experiment, with what its rows are.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="told">What the page has said of rows so far.</param>
    public static string Write(Results results, HashSet<string> told)
    {
        var experiment = results.Experiment;
        StringBuilder text = new();
        foreach (var note in experiment.Variants.SelectMany(variant => variant.Refiners).Select(row => $"* **{row.Name}**: {row.Note}\n").Where(told.Add))
            text.Append(note);
        foreach (var variant in experiment.Variants.Where(variant => variant.Rows.Any(row => results.Seeds(row) > 0)))
            text.Append(CultureInfo.InvariantCulture, $"\n{variant.Name}, {variant.Note}:\n\n").Append(Table(results, variant));

        return text.ToString();
    }

    private static string Table(Results results, Variant variant)
    {
        Metric[] metrics =
        [
            .. (results.Experiment.Metrics ?? [.. results.Runs[0].Dataset.Metrics, Metric.SecondsAThousand])
                .Where(metric => results.Measurements.Any(line => line.Value(metric) is not null)),
        ];
        // Beside other tables' rows it says nothing of this one's; the page's head has those.
        var statements = results.Experiment.Statements
            .Where(statement => variant.Rows.Contains(statement.Better) && variant.Rows.Contains(statement.Baseline)).ToLookup(one => one.Better);
        string[] judged = statements.Count > 0 ? ["better in", "verdict"] : [];
        StringBuilder table = new(Cell.Row(["", "seeds", .. metrics.Select(metric => metric.Heading), .. judged]));
        table.Append(Cell.Rule(metrics.Length + 2 + judged.Length));
        if (results.Real is { } real && metrics.Any(metric => real.Value(metric) is not null))
        {
            table.Append(Cell.Row([
                RealRow.Name, "", .. metrics.Select(metric => real.Value(metric) is { } value ? metric.Format(value) : ""), .. judged.Select(_ => ""),
            ]));
        }

        foreach (var row in variant.Rows)
        {
            var name = row == variant.Name ? "nothing" : row[(variant.Name.Length + 2)..];
            if (Refusal(results, row))
            {
                table.Append(Cell.Row(
                    [name, "–", "refused: the scores are no ratio of densities", .. Enumerable.Repeat("", metrics.Length - 1 + judged.Length)]));
                continue;
            }

            if (results.Seeds(row) == 0)
                continue;

            var verdict = judged.Length > 0 ? Judge([.. statements[row].Select(statement => Finding.Of(statement, results))]) : [];
            table.Append(Cell.Row([
                name,
                results.Seeds(row).ToString(CultureInfo.InvariantCulture),
                .. metrics.Select(metric => Cell.Of(results.AtEnd(row, metric), metric)),
                .. verdict,
            ]));
        }

        return table.ToString();
    }

    private static bool Refusal(Results results, string row) => results.Measurements.Any(line => line.Row == row && line.Refusal is not null);

    // Where a row is judged by several metrics, each is named.
    private static string[] Judge(Finding[] findings)
    {
        string Of(Finding finding) => findings.Length > 1 ? $" ({finding.Statement.Metric.Title})" : "";
        return
        [
            string.Join(", ", findings.Select(finding => $"{finding.Wins} of {finding.Pairs.Count}{Of(finding)}")),
            string.Join(", ", findings.Select(finding => ResultPage.Word(finding) + Of(finding))),
        ];
    }
}
