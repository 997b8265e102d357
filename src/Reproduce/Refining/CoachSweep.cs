using System.Globalization;
using System.Text;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The paper's grid of steps κ and learning rates η of Adam, and a larger rate; and what of it is safe.</summary>
internal static class CoachSweep
{
    /// <summary>The row without steps.</summary>
    public const string None = "0 steps";

    /// <summary>The rule in words.</summary>
    public const string Rule =
        "The safe setting, by a rule that was written before any result was seen: of those that are worse than no steps, by the first half of the "
        + "measurements, for at most one pair in twenty, the one with the largest median gain there. The second half says what it is worth.";

    private const double Tolerated = 0.05;
    private const double Least = 1e-3;
    private const int Count = SmallPairs.Samples;

    private static readonly (double Rate, int[] Steps)[] s_settings =
    [
        (0.001, [20, 50, 100]), (0.002, [5, 10, 20, 40]), (0.004, [5, 10, 20, 40]), (0.01, [5, 10, 20, 40]), (0.03, [5, 10, 20, 40]),
    ];

    /// <summary>Name of a setting's row.</summary>
    public static string Name(double rate, int steps) => string.Create(CultureInfo.InvariantCulture, $"{steps} × {rate}");

    /// <summary>Its rows: the distances alone.</summary>
    public static IReadOnlyList<RefinerRow> Rows { get; } =
    [
        new(None, "the network alone", scene => Measure(scene, scene.Keep("start", () => SampleSet.Read(scene.Gan.Transform(scene.Latents), Count)))),
        .. from setting in s_settings
           from steps in setting.Steps
           select new RefinerRow(Name(setting.Rate, steps), string.Create(CultureInfo.InvariantCulture, $"κ = {steps}, η = {setting.Rate}"), scene => Measure(
               scene, scene.Keep(string.Create(CultureInfo.InvariantCulture, $"path {setting.Rate}"),
                   () => CoachPath.Of(scene, setting.Rate, setting.Steps, Count))[steps])),
    ];

    /// <summary>The safe setting, and the coach's default.</summary>
    public static IEnumerable<string> Summary(Results results)
    {
        var all = Settings(results);
        if (all.Count == 0)
            yield break;

        var safe = Safe(all);
        yield return $"* {results.Experiment.Title}, {all[0].First.Count} pairs: "
            + (safe is null ? "no setting is safe by the rule below" : $"safe and best by the rule below is **{safe.Name}** ({Worth(safe)})")
            + string.Concat(all.Where(setting => setting.Name is "50 × 0.001" or "10 × 0.01" && setting != safe)
                .Select(setting => $"; {setting.Name}: {Worth(setting)}"))
            + "\n";
    }

    /// <summary>A table over all pairs, and which of its settings is safe.</summary>
    public static string Table(Results results)
    {
        StringBuilder table = new("\nAll pairs together, relative to no steps:\n\n");
        table.Append(Cell.Row(
            "κ × η", "pairs", "worse on the first half", "median gain there", "worst", "worse on the second half", "median gain there", "worst"));
        table.Append(Cell.Rule(8));
        var all = Settings(results);
        foreach (var (name, first, second) in all)
        {
            table.Append(Cell.Row(name, Text(first.Count), Worse(first), Percent(Statistics.MedianOf(first)), Percent(first.Min()), Worse(second),
                Percent(Statistics.MedianOf(second)), Percent(second.Min())));
        }

        table.Append(CultureInfo.InvariantCulture, $"\n{Rule}\n\n");
        table.Append(Safe(all) is { } safe ? $"Here it is **{safe.Name}**.\n" : "Here none is.\n");
        return table.ToString();
    }

    private static List<Setting> Settings(Results results) =>
    [
        .. from setting in s_settings
           from steps in setting.Steps
           let name = Name(setting.Rate, steps)
           let metrics = ((IPairDataset)results.Runs[0].Dataset).Twice
           let first = Gains(results, name, metrics.Choice)
           where first.Count > 0
           select new Setting(name, first, Gains(results, name, metrics.Worth)),
    ];

    private static Setting? Safe(List<Setting> all) => all
        .Where(setting => setting.First.Count(gain => gain < 0) <= Tolerated * setting.First.Count && Statistics.MedianOf(setting.First) > 0)
        .MaxBy(setting => Statistics.MedianOf(setting.First));

    private static string Worth(Setting setting) =>
        $"on the second half {Percent(Statistics.MedianOf(setting.Second))} in the median, worse for {Worse(setting.Second)}";

    private static Reading Measure(RefinerScene scene, SampleSet samples) => scene.Dataset.MeasureTwice(scene.ML, samples);

    // By what share of it a distance fell, or another measure rose, for each pair.
    private static List<double> Gains(Results results, string name, Metric metric) =>
    [
        .. from variant in results.Experiment.Variants
           from pair in results.Pairs(new Statement("", "", metric, $"{variant.Name}: {name}", $"{variant.Name}: {None}"))
           where pair is { Better: not null, Baseline: not null }
           select metric.Gain(pair.Better!.Value, pair.Baseline!.Value) / Math.Max(pair.Baseline.Value, Least),
    ];

    private static string Worse(List<double> gains) => $"{Text(gains.Count(gain => gain < 0))} of {Text(gains.Count)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:+0.0;−0.0;0.0} %");

    private sealed record Setting(string Name, List<double> First, List<double> Second);
}
