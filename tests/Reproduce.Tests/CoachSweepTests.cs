using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Refining;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Tests;

public class CoachSweepTests
{
    [Theory]
    // The largest gain is not safe where it is a loss for one pair of three.
    [InlineData(0.05, "10 × 0.01")]
    // Where it is a gain for all, it is the one.
    [InlineData(0.25, "20 × 0.01")]
    public void The_safe_setting_gains_most_of_those_that_make_no_pair_worse(double worst, string expected)
    {
        using TemporaryFolder folder = new();
        Experiment experiment = new()
        {
            Name = "sweep",
            Title = "Sweep",
            Dataset = _ => new MixtureDataset("ring", GanMixture.Ring()),
            Iterations = 4,
            Seeds = 3,
            KeepsPairs = true,
            Variants = [new("NS", "non-saturating", _ => new StandardGanTrainer.Options()) { Refiners = CoachSweep.Rows }],
            Statements = [],
        };
        var runs = Plan.Of(new("sweep", "", "", "", [experiment]), new("", folder.Path, samples: 10));
        Ledger ledger = new(folder.File("lines"));
        foreach (var run in runs)
        {
            Add(ledger, run, CoachSweep.None, first: 0.2, second: 0.2);
            Add(ledger, run, CoachSweep.Name(0.01, 10), first: 0.22, second: 0.21);
            Add(ledger, run, CoachSweep.Name(0.01, 20), first: run.Seed == 1 ? worst : 0.4, second: 0.4);
        }

        Results results = new(experiment, runs, ledger);
        Assert.Contains($"\nHere it is **{expected}**.\n", CoachSweep.Table(results), StringComparison.Ordinal);
        Assert.StartsWith(
            $"* Sweep, 3 pairs: safe and best by the rule below is **{expected}**", CoachSweep.Summary(results).Single(), StringComparison.Ordinal);
        Assert.Contains("| 10 × 0.01 | 3 | 0 of 3 | +10.0 % | +10.0 % | 0 of 3 | +5.0 % | +5.0 % |", CoachSweep.Table(results), StringComparison.Ordinal);
    }

    private static void Add(Ledger ledger, Run run, string row, double first, double second) => ledger.Add(new Measurement
    {
        Experiment = run.Experiment.Name,
        Row = $"{run.Variant.Name}: {row}",
        Seed = run.Seed,
        Iteration = run.Stops[^1],
        Settings = run.Settings,
        Parallel = 1,
        Note = run.Variant.Refiners.Single(refiner => refiner.Name == row).Note,
        Values = new Dictionary<string, double> { [Metric.HighQualityChoice.Key] = first, [Metric.HighQuality.Key] = second },
    });
}
