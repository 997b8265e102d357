using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Experiments;

namespace GanRefinement.Reproduce.Tests;

public class RunRefiningTests
{
    [Fact]
    public void Every_row_of_a_kept_pair_is_measured_and_a_refusal_is_a_cell()
    {
        using TemporaryFolder results = new();
        var line = Run(results, PairClaim.Create());

        Assert.Contains("All 2 runs are done", line, StringComparison.Ordinal);
        var page = File.ReadAllText(results.File("toys.md"));
        Assert.StartsWith(
            "# A claim on pairs\n\n* Ring, NS, 1 seed: fewer than three seeds decide nothing; most gain so far: ", page, StringComparison.Ordinal);
        Assert.Contains("\nNS, non-saturating:\n\n|  | seeds | within 3 σ ↑ |", page, StringComparison.Ordinal);
        Assert.Contains("\n| nothing | 1 | ", page, StringComparison.Ordinal);
        Assert.Contains("\n| real data |  | ", page, StringComparison.Ordinal);
        Assert.Contains("\n| best | 1 | ", page, StringComparison.Ordinal);
        // One seed decides nothing, and the hinge loss makes scores that are no ratio of densities.
        Assert.Equal(4, page.Split("of 1 | undecided |\n").Length - 1);
        Assert.Equal(1, page.Split("| undecided (within 3 σ), undecided (modes well covered) |\n").Length - 1);
        Assert.Equal(1, page.Split("| Langevin | – | refused: the scores are no ratio of densities |").Length - 1);
        Assert.Contains("\nSome points:\n\n![Points](toys-points.png)\n", page, StringComparison.Ordinal);
        Assert.True(File.Exists(results.File("toys-points.png")));
        Assert.Equal(2, Pairs(results).Length);
    }

    [Fact]
    public void A_row_made_in_another_way_is_measured_anew_on_the_same_pair()
    {
        using TemporaryFolder results = new();
        Run(results, PairClaim.Create());
        var (lines, pairs) = (Lines(results), Pairs(results));
        Run(results, PairClaim.Create());
        Assert.Equal(lines, Lines(results));

        Run(results, PairClaim.Create(note: "other steps"));
        var added = Lines(results).Except(lines).ToArray();
        Assert.Equal(2, added.Length);
        Assert.All(added, line => Assert.Contains(": coach\"", line, StringComparison.Ordinal));
        Assert.Equal(pairs, Pairs(results));
    }

    [Fact]
    public void A_drawing_that_is_added_later_is_made_from_the_kept_pair_and_a_published_one_is_left()
    {
        using TemporaryFolder results = new();
        Run(results, PairClaim.Create());
        var (lines, pairs) = (Lines(results), Pairs(results));
        var (kept, published) = (Path.Combine(results.Path, ".state", "toys", "drawing-points.png"), results.File("toys-points.png"));
        var drawn = File.ReadAllBytes(published);
        File.Delete(kept);
        File.Delete(published);
        Run(results, PairClaim.Create());
        Assert.Equal(drawn, File.ReadAllBytes(published));
        Assert.Equal(lines, Lines(results));
        Assert.Equal(pairs, Pairs(results));

        // A clone without state trains no pair for a picture that it has.
        Directory.Delete(Path.Combine(results.Path, ".state"), recursive: true);
        Run(results, PairClaim.Create());
        Assert.False(Directory.Exists(Path.Combine(results.Path, ".state", "pairs")));
        Assert.Equal(drawn, File.ReadAllBytes(published));
    }

    private static string[] Lines(TemporaryFolder results) => File.ReadAllLines(Path.Combine(results.Path, ".state", "toys", "measurements.jsonl"));

    private static (string Name, DateTime Written)[] Pairs(TemporaryFolder results) =>
        [.. Directory.GetFiles(Path.Combine(results.Path, ".state", "pairs")).Order().Select(path => (path, File.GetLastWriteTimeUtc(path)))];

    private static string Run(TemporaryFolder results, Claim claim)
    {
        var last = "";
        Assert.Equal(0, ReproduceRun.Run(claim, new ReproduceSettings { OutputFolder = results.Path, BudgetMinutes = 10, Parallel = 1 }, line => last = line));
        return last;
    }
}
