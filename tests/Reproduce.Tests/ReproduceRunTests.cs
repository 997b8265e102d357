using System.Text.Json.Nodes;
using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Tests;

public class ReproduceRunTests
{
    // Training takes as long as it takes; all else is decided by the seed.
    private static readonly string[] s_times = ["seconds", "milliseconds"];

    [Fact]
    public void It_goes_from_a_claim_to_pages()
    {
        using TemporaryFolder results = new();
        var lines = Run(results, ToyClaim.Create());

        Assert.Contains("toy: 4 runs, 0 of them done before", lines[0], StringComparison.Ordinal);
        Assert.Contains("All 4 runs are done", lines[^1], StringComparison.Ordinal);
        var page = File.ReadAllText(results.File("toy.md"));
        Assert.StartsWith("# A toy claim\n\n* **undecided**: two steps are better (Ring, ", page, StringComparison.Ordinal);
        Assert.Contains("\n## What the paper says\n\nThe paper says | nothing.\n", page, StringComparison.Ordinal);
        Assert.Contains("\n| plain | 2 | 8 | ", page, StringComparison.Ordinal);
        Assert.Contains("\n| plain+ | 2 | 8 | ", page, StringComparison.Ordinal);
        Assert.Contains("\n| critic | 4 | ", page, StringComparison.Ordinal);
        // 5,000 points of the ring itself, of which 1.1% are outside of 3 σ.
        Assert.Contains("\n| real data |  |  | 0.9", page, StringComparison.Ordinal);
        Assert.Contains("![Curves](toy-ring.svg)", page, StringComparison.Ordinal);
        Assert.True(File.Exists(results.File("toy-ring.svg")));
        Assert.Contains(" of 2 seeds | undecided |\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain(results.Path, page, StringComparison.Ordinal);
        Assert.Contains($"by GanRefinement {SettingsHash.LibraryBuild}.\n", page, StringComparison.Ordinal);
        Assert.StartsWith(SettingsHash.LibraryVersion, SettingsHash.LibraryBuild, StringComparison.Ordinal);
        Assert.False(Directory.EnumerateFileSystemEntries(Path.Combine(results.Path, ".state", "toy", "checkpoints")).Any());

        var experiment = JsonNode.Parse(File.ReadAllText(results.File("toy.json")))!["experiments"]![0]!;
        // Two seeds of two variants at two stops, and the refinement at the end.
        Assert.Equal(10, experiment["measurements"]!.AsArray().Count);
        var finding = experiment["findings"]![0]!;
        Assert.Equal(("Undecided", 2), ((string)finding["verdict"]!, finding["betterValues"]!.AsArray().Count));
        Assert.All(experiment["measurements"]!.AsArray(), line => Assert.InRange((double)line!["values"]!["modeDivergence"]!, 0, Math.Log(8)));
    }

    [Fact]
    public void A_second_call_trains_nothing_and_writes_the_same()
    {
        using TemporaryFolder results = new();
        var options = 0;
        var claim = ToyClaim.Create(() => Interlocked.Increment(ref options));
        Run(results, claim);
        var before = File.ReadAllText(results.File("toy.json"));
        options = 0;
        var lines = Run(results, claim);

        Assert.Contains("4 of them done before", lines[0], StringComparison.Ordinal);
        // Only to tell the runs' settings.
        Assert.Equal(ToyClaim.Runs, options);
        Assert.Equal(before, File.ReadAllText(results.File("toy.json")));
    }

    [Fact]
    public void A_clone_without_state_goes_on_from_the_published_page()
    {
        using TemporaryFolder results = new();
        Run(results, ToyClaim.Create());
        var page = File.ReadAllText(results.File("toy.md"));
        File.WriteAllText(results.File("toy-ring.png"), "a picture of samples");
        File.WriteAllText(results.File("toy-ring-class.png"), "a picture of samples of one class");
        Directory.Delete(Path.Combine(results.Path, ".state"), recursive: true);
        var lines = Run(results, ToyClaim.Create());

        Assert.Contains("4 of them done before", lines[0], StringComparison.Ordinal);
        Assert.Equal("a picture of samples", File.ReadAllText(results.File("toy-ring.png")));
        Assert.Contains("(toy-ring.png)", File.ReadAllText(results.File("toy.md")), StringComparison.Ordinal);
        Assert.Contains("(toy-ring-class.png)", File.ReadAllText(results.File("toy.md")), StringComparison.Ordinal);
        File.Delete(results.File("toy-ring.png"));
        File.Delete(results.File("toy-ring-class.png"));
        Run(results, ToyClaim.Create());
        Assert.Equal(page, File.ReadAllText(results.File("toy.md")));
    }

    [Fact]
    public void A_clone_of_a_run_that_diverged_tells_it_once()
    {
        using TemporaryFolder results = new();
        Run(results, ToyClaim.Create(learningRate: float.MaxValue));
        var page = File.ReadAllText(results.File("toy.md"));
        Directory.Delete(Path.Combine(results.Path, ".state"), recursive: true);
        Run(results, ToyClaim.Create(learningRate: float.MaxValue));
        Assert.Equal(page, File.ReadAllText(results.File("toy.md")));
    }

    [Fact]
    public void Without_a_budget_nothing_starts_and_the_page_says_so()
    {
        using TemporaryFolder results = new();
        var lines = Run(results, ToyClaim.Create(), budget: 0);

        Assert.Equal("The budget is used up: 4 of 4 runs are left. The same call goes on with them.", lines[^1]);
        var page = File.ReadAllText(results.File("toy.md"));
        Assert.Contains("* **not run**: two steps are better (Ring, 0 of 0 seeds)\n", page, StringComparison.Ordinal);
        Assert.Contains("\nNothing of it has been run.\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Some_of_a_claims_experiments_can_be_run()
    {
        using TemporaryFolder results = new();
        ReproduceSettings settings = new() { OutputFolder = results.Path, Only = ["ring"] };
        List<string> lines = [];
        ReproduceRun.Run(ToyClaim.Create(), settings, lines.Add);
        Assert.Contains("All 4 runs are done", lines[^1], StringComparison.Ordinal);
        var error = Assert.Throws<ArgumentException>(() => ReproduceRun.Run(ToyClaim.Create(), settings with { Only = ["grid"] }, lines.Add));
        Assert.Contains("toy has no experiment 'grid'; it has ring", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_settings_are_never_mixed_in()
    {
        using TemporaryFolder results = new();
        Run(results, ToyClaim.Create());
        var lines = Run(results, ToyClaim.Create(), iterations: 4);

        Assert.Contains("0 of them done before", lines[0], StringComparison.Ordinal);
        var experiment = JsonNode.Parse(File.ReadAllText(results.File("toy.json")))!["experiments"]![0]!;
        Assert.All(experiment["measurements"]!.AsArray(), line => Assert.InRange((int)line!["iteration"]!, 2, 4));
    }

    [Fact]
    public void A_run_by_the_clock_ends_by_it_and_is_measured_once()
    {
        using TemporaryFolder results = new();
        var claim = ToyClaim.Create();
        claim = claim with { Experiments = [claim.Experiments[0] with { Seconds = 0.02, Tables = TechniqueTable.Write, Points = [1] }] };
        Run(results, claim);
        var lines = Run(results, claim);

        Assert.Contains("4 of them done before", lines[0], StringComparison.Ordinal);
        var measurements = JsonNode.Parse(File.ReadAllText(results.File("toy.json")))!["experiments"]![0]!["measurements"]!.AsArray()
            .Where(line => (string)line!["row"]! != "plain+").ToList();
        Assert.Equal(4, measurements.Count);
        Assert.All(measurements, line => Assert.InRange((double)line!["values"]!["seconds"]!, 0.02, 60));
        Assert.All(measurements, line => Assert.True((double)line!["values"]!["iterations"]! > 8));
        Assert.Contains("\n| plain | 2 | ", File.ReadAllText(results.File("toy.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_diverges_is_done_and_loses()
    {
        using TemporaryFolder results = new();
        var lines = Run(results, ToyClaim.Create(learningRate: float.MaxValue));

        Assert.Contains("All 4 runs are done", lines[^1], StringComparison.Ordinal);
        var page = File.ReadAllText(results.File("toy.md"));
        Assert.Contains("\n* plain, plain+, critic, seed 1: Training diverged: ", page, StringComparison.Ordinal);
        Assert.Contains("KL of modes diverged against diverged | 0 of 2 seeds | undecided |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_beside_others_has_the_same_bits_as_alone()
    {
        using TemporaryFolder alone = new();
        using TemporaryFolder beside = new();
        Run(alone, ToyClaim.Create(), parallel: 1);
        Run(beside, ToyClaim.Create(), parallel: 4);
        Assert.Equal(Values(alone), Values(beside));
    }

    [Fact]
    public void An_interrupted_run_goes_on_to_the_same_bits()
    {
        using TemporaryFolder whole = new();
        using TemporaryFolder interrupted = new();
        Run(whole, ToyClaim.Create());

        using CancellationTokenSource stop = new();
        var calls = 0;
        // Once for the settings of each run, and once for each stop: the second stop begins.
        var claim = ToyClaim.Create(() =>
        {
            if (++calls == ToyClaim.Runs + 2)
                stop.Cancel();
        });
        StateFolder state = new(Path.Combine(interrupted.Path, ".state", "toy"));
        Ledger ledger = new(state.LedgerFile);
        var first = Plan.Of(claim, new("", state.Path, samples: 10))[0];
        first.Dataset.Prepare();
        Assert.False(new RunTraining(first, ledger, state, parallel: 1).Execute(stop.Token));
        Assert.Single(ledger.Of(first));
        Assert.True(Directory.Exists(state.Checkpoints(first)));

        Run(interrupted, claim);
        Assert.Equal(Values(whole), Values(interrupted));
    }

    private static List<string> Run(TemporaryFolder results, Claim claim, double budget = 10, int? iterations = null, int parallel = 2)
    {
        List<string> lines = [];
        var exitCode = ReproduceRun.Run(
            claim,
            new ReproduceSettings { OutputFolder = results.Path, BudgetMinutes = budget, Iterations = iterations, Parallel = parallel },
            line =>
            {
                lock (lines)
                    lines.Add(line);
            });
        Assert.Equal(0, exitCode);
        return lines;
    }

    private static IEnumerable<string> Values(TemporaryFolder results) =>
        JsonNode.Parse(File.ReadAllText(results.File("toy.json")))!["experiments"]![0]!["measurements"]!.AsArray()
            .Select(line =>
            {
                var values = line!["values"]!.DeepClone().AsObject();
                Array.ForEach(s_times, time => values.Remove(time));
                return $"{line["row"]} {line["seed"]} {line["iteration"]} {values.ToJsonString()}";
            })
            .Order();
}
