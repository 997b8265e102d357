using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;

namespace GanRefinement.Gan.Reports;

/// <summary>One page over runs: runs that differ in nothing but the seed are one line, the median, in a band from the lowest to the highest.</summary>
internal static class ComparePage
{
    // What tells runs of one kind apart.
    private static readonly string[] s_ofOneRun = ["seed", TrainSettings.Out.Key, TrainSettings.Threads.Key, TrainSettings.Cache.Key];

    // Longer ones would fill the legends of all charts.
    private const int LongestName = 40;

    private sealed record Group(string Name, IReadOnlyList<RunFolder> Runs, IReadOnlyList<IReadOnlyList<IReadOnlyDictionary<string, double>>> Lines);

    /// <summary>Writes it.</summary>
    public static void Write(IReadOnlyList<RunFolder> runs, string path)
    {
        var groups = Groups(runs);
        Page page = new(runs.Count == 1 ? "1 run" : $"{runs.Count} runs");
        var areLong = groups.Any(group => group.Name.Length > LongestName);
        page.Add("<table><tr><th>Kind</th><th>Runs</th><th>Last iteration</th><th>Seconds</th><th>Validation, best</th></tr>"
            + string.Concat(groups.Select((group, i) => Row(group, $"{Chart.Key(i)}{(areLong ? $"{Number(i)}: " : "")}{Page.Text(group.Name)}"))) + "</table>");
        EvaluationTable.Add(page, [.. groups.Select((group, i) => ($"{Chart.Key(i)}{Page.Text(areLong ? Number(i) : group.Name)}", group.Runs))]);
        foreach (var axis in new[] { ("iteration", "iteration"), ("elapsed", "seconds") })
        {
            page.Heading($"Over {axis.Item2}");
            page.Charts(CurveGroups.For(groups.SelectMany(group => group.Lines).SelectMany(run => run.SelectMany(line => line.Keys)).Distinct())
                .SelectMany(chart => chart.Names)
                .Select(name => Chart.Draw(
                    name, axis.Item2, [.. groups.Select((group, i) => CurveOf(group, areLong ? Number(i) : group.Name, name, axis.Item1))])));
        }
        page.Heading("Samples");
        foreach (var ofSameData in runs.GroupBy(run => SettingsText.Leaf(SettingsText.Read(run.Settings)[TrainSettings.Data.Key])))
            AlignedSheets.Add(page, ofSameData.Key ?? "", [.. ofSameData]);
        page.Save(path);
    }

    private static IReadOnlyList<Group> Groups(IReadOnlyList<RunFolder> runs)
    {
        var settings = runs.ToDictionary(run => run, run => SettingsText.Read(run.Settings));
        // Only what is not the same in all runs is worth a name.
        string[] telling = [.. settings.Values.SelectMany(all => all.Select(entry => entry.Key)).Distinct().Where(key => !s_ofOneRun.Contains(key)
            && settings.Values.Select(all => Shown(all[key])).Distinct().Count() > 1)];
        return
        [
            .. runs.GroupBy(run => string.Join(", ", telling.Select(key => $"{key} {Shown(settings[run][key])}"))).Select(group =>
                new Group(NameOf(group.Key, [.. group]), [.. group], [.. group.Select(run => MetricsLog.Read(run.Metrics))])),
        ];
    }

    // Runs that nothing tells apart are all of one kind; one run has a name of its own.
    private static string NameOf(string telling, IReadOnlyList<RunFolder> runs) =>
        telling.Length > 0 ? telling : runs.Count == 1 ? Path.GetFileName(runs[0].Path) : "all";

    // For the legends: the table has the name beside it.
    private static string Number(int i) => $"kind {i + 1}";

    private static string Shown(JsonNode? node) => node is null ? "default" : SettingsText.Leaf(node) ?? "null";

    private static string Row(Group group, string kind)
    {
        IReadOnlyDictionary<string, double>[] last = [.. group.Lines.Where(run => run.Count > 0).Select(run => run[^1])];
        var best = last.Where(line => line.ContainsKey("validation.best.value")).Select(line => line["validation.best.value"]).ToArray();
        return $"<tr><td>{kind}</td><td>{Page.Text(string.Join(", ", group.Runs.Select(run => Path.GetFileName(run.Path))))}</td>"
            + $"<td>{Spread.Of(last.Select(line => line["iteration"]))}</td><td>{Spread.Of(last.Select(line => line.GetValueOrDefault("elapsed")))}</td>"
            + $"<td>{Spread.Of(best)}</td></tr>";
    }

    private static Curve CurveOf(Group group, string legend, string name, string x)
    {
        // Runs of one kind report in the same iterations; their seconds are averaged.
        var places = group.Lines.SelectMany(run => run).Where(line => line.ContainsKey(name) && double.IsFinite(line[name]))
            .GroupBy(line => line["iteration"]).OrderBy(place => place.Key)
            .Select(place => (
                X: x == "iteration" ? place.Key : place.Average(line => line.GetValueOrDefault(x)),
                Sorted: place.Select(line => line[name]).Order().ToArray()))
            .ToList();
        return new Curve(legend, [.. places.Select(place => (place.X, Spread.Median(place.Sorted)))],
            group.Runs.Count == 1 ? null : [.. places.Select(place => (place.X, place.Sorted[0], place.Sorted[^1]))]);
    }
}
