using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Tests;

public class LedgerTests
{
    [Fact]
    public void Half_a_line_of_a_killed_program_is_dropped()
    {
        using TemporaryFolder folder = new();
        var path = folder.File("measurements.jsonl");
        var run = Plan.Of(ToyClaim.Create(), new("", folder.Path, samples: 10))[0];
        Ledger ledger = new(path);
        ledger.Add(Line(run, "plain", 4), Line(run, "plain", 8));
        File.AppendAllText(path, "{\"experiment\":\"ri");

        Ledger reread = new(path);
        Assert.Equal([4, 8], reread.Of(run).Select(line => line.Iteration));
        Assert.False(reread.IsDone(run));
        reread.Add(Line(run, "plain+", 8));
        Assert.True(new Ledger(path).IsDone(run));
    }

    [Fact]
    public void What_was_published_is_kept()
    {
        using TemporaryFolder folder = new();
        var path = folder.File("measurements.jsonl");
        var run = Plan.Of(ToyClaim.Create(), new("", folder.Path, samples: 10))[0];
        _ = new Ledger(path, Line(run, "plain", 8));
        Assert.Equal([8], new Ledger(path, Line(run, "plain", 8)).Of(run).Select(line => line.Iteration));
    }

    [Fact]
    public void A_diverged_run_is_done()
    {
        using TemporaryFolder folder = new();
        var run = Plan.Of(ToyClaim.Create(), new("", folder.Path, samples: 10))[0];
        Ledger ledger = new(folder.File("measurements.jsonl"));
        ledger.Add(Line(run, "plain", 8) with { Failure = "Training diverged.", Values = new Dictionary<string, double>() });
        Assert.True(ledger.IsDone(run));
    }

    [Fact]
    public void Runs_come_seed_by_seed_and_differ_in_settings()
    {
        using TemporaryFolder folder = new();
        var runs = Plan.Of(ToyClaim.Create(), new("", folder.Path, samples: 10));
        Assert.Equal([1, 1, 2, 2], runs.Select(run => run.Seed));
        Assert.Equal(ToyClaim.Runs, runs.Select(run => run.Id).Distinct().Count());
        Assert.Equal(runs[0].Settings, runs[2].Settings);
    }

    private static Measurement Line(Run run, string row, int iteration) => new()
    {
        Experiment = run.Experiment.Name,
        Row = row,
        Seed = run.Seed,
        Iteration = iteration,
        Settings = run.Settings,
        Parallel = 1,
        Values = new Dictionary<string, double> { ["modes"] = 8 },
    };
}
