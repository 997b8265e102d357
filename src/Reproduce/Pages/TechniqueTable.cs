using System.Globalization;
using System.Text;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A row for each technique: what it costs, and whether it helps or hurts against the first one.</summary>
internal static class TechniqueTable
{
    /// <summary>Each technique against the first, by each metric.</summary>
    public static IEnumerable<Statement> Statements(IReadOnlyList<Variant> variants, params IReadOnlyList<Metric> metrics) =>
        from variant in variants.Skip(1)
        from metric in metrics
        select new Statement($"{variant.Name} helps by {metric.Title}", "", metric, variant.Name, variants[0].Name);

    /// <summary>Three lists at the head of the page.</summary>
    public static IEnumerable<string> Summary(Results results)
    {
        var title = results.Experiment.Title;
        var seeds = results.Experiment.Variants.Min(variant => results.Ended(variant.Name));
        if (seeds < VerdictRule.FewestSeeds)
        {
            return
            [
                results.Measurements.Count == 0
                    ? $"* **not run**: {title}\n"
                    : $"* **undecided** so far: {title}, {Medians.Seeds(seeds)} of all rows, where fewer than three decide nothing\n",
            ];
        }

        var findings = Findings(results).ToLookup(finding => Side(finding));
        string Names(int side) => string.Join(", ", findings[side].GroupBy(one => one.Statement.Better)
            .Select(one => $"{one.Key} ({string.Join(" and ", one.Select(finding => finding.Statement.Metric.Title))})").DefaultIfEmpty("none"));
        return
        [
            $"* {title}, helps: {Names(1)}.\n",
            $"* {title}, hurts: {Names(-1)}.\n",
        ];
    }

    /// <summary>The table, and how it is to be read.</summary>
    public static string Write(Results results)
    {
        var metrics = Shown(results);
        var variants = results.Experiment.Variants;
        var plain = Cost(results, variants[0].Name);
        StringBuilder table = new(
            Cell.Row(["", "seeds", "iterations", "cost", "training s", .. metrics.Select(metric => metric.Heading), "against the first"]));
        table.Append(Cell.Rule(metrics.Length + 6));
        if (results.Real is { } real)
        {
            table.Append(Cell.Row(
                [RealRow.Name, "", "", "", "", .. metrics.Select(metric => real.Value(metric) is { } value ? metric.Format(value) : ""), ""]));
        }

        foreach (var variant in variants)
        {
            table.Append(Cell.Row(
            [
                variant.Name,
                results.Seeds(variant.Name).ToString(CultureInfo.InvariantCulture),
                Cell.Of(results.AtEnd(variant.Name, Metric.Iterations), Metric.Iterations),
                Cost(results, variant.Name) is { } cost && plain is { } one ? (cost / one).ToString("0.0×", CultureInfo.InvariantCulture) : "–",
                Cell.Of(results.AtEnd(variant.Name, Metric.Seconds), Metric.Seconds with { Decimals = 1 }),
                .. metrics.Select(metric => Cell.Of(results.AtEnd(variant.Name, metric), metric)),
                Words(results, variant),
            ]));
        }

        return table.Append(
            "\n*Cost* is an iteration's seconds as a multiple of the first row's. *Helps* and *hurts*: better (worse) in the median of the differences "
                + "and in at "
            + "least four of five seeds; with this many rows some do so by chance.\n").ToString();
    }

    private static Metric[] Shown(Results results) =>
        [.. results.Runs[0].Dataset.Metrics.Where(metric => results.Measurements.Any(line => line.Value(metric) is not null))];

    private static string Words(Results results, Variant variant)
    {
        Finding[] own = [.. Findings(results).Where(finding => finding.Statement.Better == variant.Name)];
        string[] words =
        [
            .. own.Where(finding => Side(finding) != 0).Select(finding => string.Create(CultureInfo.InvariantCulture,
                $"{(Side(finding) > 0 ? "**helps**" : "**hurts**")}: {finding.Statement.Metric.Title} ({Count(finding)} of {finding.Pairs.Count})")),
        ];
        return own.Length == 0 ? ""
            : own.All(finding => finding.Pairs.Count == 0) ? "not run"
            : own.Max(finding => finding.Pairs.Count) < VerdictRule.FewestSeeds ? "fewer than three seeds"
            : words.Length == 0 ? "no difference seen"
            : string.Join("; ", words);
    }

    private static int Count(Finding finding) => Side(finding) > 0 ? finding.Wins : finding.Gains.Count(gain => gain < 0);

    private static IEnumerable<Finding> Findings(Results results) => results.Experiment.Statements.Select(statement => Finding.Of(statement, results));

    // 1 helps, −1 hurts, 0 is neither.
    private static int Side(Finding finding) =>
        VerdictRule.Of(finding.Gains) == Verdict.Confirmed ? 1
        : VerdictRule.Of([.. finding.Gains.Select(gain => -gain)]) == Verdict.Confirmed ? -1
        : 0;

    private static double? Cost(Results results, string row) =>
        results.AtEnd(row, Metric.Milliseconds) is { Count: > 0 } values ? Statistics.MedianOf(values) : null;
}
