using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>What to use, as the tables have it: by a rule that was written before any result was seen.</summary>
internal static class RefinerAdvice
{
    /// <summary>The rule in words.</summary>
    public const string Rule =
        "What to use, for each way to train: of the refiners that are *confirmed* and gain more in the median than both negative controls, the one with the "
        + "largest median gain; if the median of coverage (of modes well covered, for points) falls by more than 0.02 (by more than 1), that is said, and the "
        + "best one that does not cost so much beside it; and "
        + "the cheapest of those that gain at least half as much. What makes things worse in the median is named.";

    /// <summary>A line for each way to train, and one for the negative controls.</summary>
    public static IEnumerable<string> Of(Results results)
    {
        foreach (var variant in results.Experiment.Variants.Where(variant => results.Seeds(variant.Name) > 0))
        {
            Candidate[] all =
            [
                .. results.Experiment.Statements.Where(statement => variant.Rows.Contains(statement.Better)).Select(one => Candidate.Of(results, variant, one)),
            ];
            var controls = all.Where(one => one.IsControl).Select(one => one.Gain).DefaultIfEmpty(0).Max();
            yield return $"* {results.Experiment.Title}, {variant.Name}, {Medians.Seeds(results.Seeds(variant.Name))}: {Sentence(all, controls)}\n";
        }
    }

    private static string Sentence(Candidate[] all, double controls)
    {
        if (all.All(one => one.Seeds < VerdictRule.FewestSeeds))
        {
            var first = all.Where(one => !one.IsControl && one.Gain > Math.Max(controls, 0)).OrderByDescending(one => one.Gain).Take(3)
                .Select(one => $"{one.Name} ({one.Change})");
            return $"fewer than three seeds decide nothing; most gain so far: {string.Join(", ", first.DefaultIfEmpty("none more than the controls"))}.";
        }

        Candidate[] good = [.. all.Where(one => one.Verdict == Verdict.Confirmed && !one.IsControl && one.Gain > controls).OrderByDescending(one => one.Gain)];
        string[] bad = [.. all.Where(one => one.Verdict == Verdict.NotConfirmed && !one.IsControl).OrderBy(one => one.Gain).Take(3).Select(one => one.Name)];
        var worse = bad.Length == 0 ? "" : $" Worse than nothing: {string.Join(", ", bad)}.";
        if (good.Length == 0)
            return $"nothing is confirmed to help.{worse}";

        var best = good[0];
        var kind = good.FirstOrDefault(one => !one.IsCostly);
        var cheap = good.Where(one => one.Gain >= best.Gain / 2).MinBy(one => one.Seconds);
        return $"**{best.Name}** ({best.Change})"
            + (best.IsCostly ? $", at a price: {best.Price}" + (kind is null ? "; none is without" : $"; without it **{kind.Name}** ({kind.Change})") : "")
            + (cheap is null || cheap == best ? "" : string.Create(CultureInfo.InvariantCulture,
                $"; cheapest for at least half of the gain {cheap.Name} ({cheap.Change}, {cheap.Seconds:0.00} against {best.Seconds:0.00} s per 1,000)"))
            + $".{worse}";
    }

    private sealed record Candidate(string Name, int Seeds, Verdict Verdict, double Gain, double Seconds, bool IsCostly, string Change, string Price)
    {
        public bool IsControl => Name is RefinerList.ShuffledCoach or RefinerList.ShuffledBest;

        public static Candidate Of(Results results, Variant variant, Statement statement)
        {
            var finding = Finding.Of(statement, results);
            var guard = results.Runs[0].Dataset.Metrics.Contains(Metric.Coverage) ? Metric.Coverage : Metric.WellCovered;
            var (before, after) = (Medians.Of(results, variant.Name, guard), Medians.Of(results, statement.Better, guard));
            return new(
                statement.Better[(variant.Name.Length + 2)..],
                finding.Pairs.Count,
                finding.Verdict,
                finding.Gains.Count == 0 ? double.NegativeInfinity : Statistics.MedianOf(finding.Gains),
                Medians.Of(results, statement.Better, Metric.SecondsAThousand),
                before - after > (guard == Metric.Coverage ? 0.02 : 1),
                Medians.Change(results, variant.Name, statement.Better, statement.Metric),
                $"{guard.Title} {guard.Format(before)} → {guard.Format(after)}");
        }
    }
}
