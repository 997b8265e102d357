using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>The evaluations of several runs beside each other: only what was measured in the same way stands in one row.</summary>
internal static class EvaluationTable
{
    private const string OfValue = ".value";
    private const string OfSpread = ".spread";

    /// <summary>Adds it, if any run has been evaluated.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="kinds">Runs that differ in nothing but the seed, and a name as HTML for them.</param>
    public static void Add(Page page, IReadOnlyList<(string Name, IReadOnlyList<RunFolder> Runs)> kinds)
    {
        var all = kinds.SelectMany(kind => kind.Runs).ToDictionary(run => run, Latest);
        string[] protocols = [.. all.Values.SelectMany(results => results.Keys).Distinct().Order(StringComparer.Ordinal)];
        if (protocols.Length == 0)
            return;
        page.Heading("Evaluations");
        var columns = kinds.Sum(kind => kind.Runs.Count + (kind.Runs.Count > 1 ? 1 : 0));
        page.Add($"<div class=\"scroll\"><table class=\"evaluations\"><tr><th></th>{string.Concat(kinds.Select(Heads))}</tr>");
        foreach (var protocol in protocols)
        {
            var sample = all.Values.First(results => results.ContainsKey(protocol))[protocol];
            var subject = sample.Subject.Length == 0 ? "" : $"<b>{Page.Text(sample.Subject)}</b>";
            page.Add($"<tr><td colspan=\"{columns + 1}\">{subject}{(sample.Protocol is { } stamp ? Evaluations.Stamp(stamp) : "")}</td></tr>");
            foreach (var metric in all.Values.Where(results => results.ContainsKey(protocol)).SelectMany(results => Metrics(results[protocol])).Distinct())
            {
                var cells = kinds.Select(kind => Cells(kind.Runs, run => all[run].GetValueOrDefault(protocol), metric));
                page.Add($"<tr><th>{Page.Text(metric)}</th>{string.Concat(cells)}</tr>");
            }
        }
        page.Add("</table></div>");
    }

    // Of several that were measured alike the last one counts: a run may have gone on in between.
    private static Dictionary<string, EvaluationResult> Latest(RunFolder run)
    {
        Dictionary<string, EvaluationResult> latest = [];
        foreach (var result in EvaluationResult.Of(run).Where(result => result.Json is not null))
            latest[$"{result.Subject} {result.Protocol?.ToJsonString()}"] = result;
        return latest;
    }

    private static IEnumerable<string> Metrics(EvaluationResult result) =>
        result.Numbers.Where(number => !number.Name.EndsWith(OfSpread, StringComparison.Ordinal)).Select(number => Bare(number.Name));

    private static string Bare(string name) => name.EndsWith(OfValue, StringComparison.Ordinal) ? name[..^OfValue.Length] : name;

    private static string Heads((string Name, IReadOnlyList<RunFolder> Runs) kind) =>
        string.Concat(kind.Runs.Select(run => $"<th>{Page.Text(Path.GetFileName(run.Path))}</th>"))
            + (kind.Runs.Count > 1 ? $"<th>{kind.Name}: median (lowest to highest)</th>" : "");

    private static string Cells(IReadOnlyList<RunFolder> runs, Func<RunFolder, EvaluationResult?> resultOf, string metric)
    {
        EvaluationResult?[] results = [.. runs.Select(resultOf)];
        return string.Concat(results.Select(result => $"<td>{Cell(result, metric)}</td>"))
            + (runs.Count > 1 ? $"<td>{Spread.Of(results.SelectMany(result => Values(result, metric)))}</td>" : "");
    }

    // A metric's own spread is that over subsets of the images of one run.
    private static string Cell(EvaluationResult? result, string metric) => string.Join(" ± ",
        [.. Values(result, metric).Select(Spread.Number), .. Named(result, metric + OfSpread).Select(Spread.Number)]);

    private static IEnumerable<double> Values(EvaluationResult? result, string metric) => Named(result, metric).Concat(Named(result, metric + OfValue));

    private static IEnumerable<double> Named(EvaluationResult? result, string name) =>
        (result?.Numbers ?? []).Where(number => number.Name == name).Select(number => number.Value);
}
