using GanRefinement.Examples.Tests;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Tests;

/// <summary>The toy claim's results from measurements that are written down instead of taken.</summary>
internal sealed class ToyLedger : IDisposable
{
    public const int Middle = 4;
    public const int End = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly Claim _claim = ToyClaim.Create();
    private readonly IReadOnlyList<Run> _runs;

    public ToyLedger() => _runs = Plan.Of(_claim, new("", _folder.Path, samples: 10));

    public string File => _folder.File("measurements.jsonl");

    public Results Results => new(_claim.Experiments[0], _runs, new Ledger(File));

    public string Page => ResultPage.Write(_claim, [Results], new Dictionary<string, PagePictures>());

    /// <summary>The values that the toy claim's statement is about: 0 the divergence at the end, 1 the time, 2 the divergence at equal
    /// seconds.</summary>
    public IReadOnlyList<(double? Better, double? Baseline)> Pairs(int statement) => Results.Pairs(Results.Experiment.Statements[statement]);

    /// <summary>Writes a line down.</summary>
    /// <param name="row">The row.</param>
    /// <param name="iteration">Its iteration.</param>
    /// <param name="divergence">The main value.</param>
    /// <param name="seconds">Seconds so far; null is unknown.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="parallel">Runs at a time.</param>
    /// <param name="library">The build.</param>
    /// <param name="share">The first of the data set's metrics; null is unknown.</param>
    public void Add(
        string row, int iteration, double divergence, double? seconds = null, int seed = 1, int parallel = 1, string library = "", double? share = null)
    {
        Dictionary<string, double> values = new() { [Metric.ModeDivergence.Key] = divergence };
        if (share is { } main)
            values[Metric.HighQuality.Key] = main;

        if (seconds is { } known)
            (values[Metric.Seconds.Key], values[Metric.Milliseconds.Key]) = (known, 1_000 * known / iteration);

        new Ledger(File).Add(Line(row, iteration, seed) with { Values = values, Parallel = parallel, Library = library });
    }

    /// <summary>Writes down what real samples have.</summary>
    public void Real(double divergence) => new Ledger(File).Add(Line("plain", End, seed: 1) with
    {
        Row = RealRow.Name,
        Seed = 0,
        Iteration = 0,
        Settings = SettingsHash.Of(_runs[0].Dataset),
        Values = new Dictionary<string, double> { [Metric.ModeDivergence.Key] = divergence },
    });

    /// <summary>Writes down how often a row made the class asked for.</summary>
    public void Agree(string row, double share, int seed = 1) => new Ledger(File).Add(Line(row, End, seed) with
    {
        Values = new Dictionary<string, double> { [Metric.Agreement.Key] = share, [Metric.ModeDivergence.Key] = row == "critic" ? 0.1 : 0.2 },
    });

    /// <summary>Writes down that a run diverged.</summary>
    public void Fail(string row, int seed = 1, string failure = "Training diverged.") => new Ledger(File).Add(Line(row, End, seed) with { Failure = failure });

    public void Dispose() => _folder.Dispose();

    private Measurement Line(string row, int iteration, int seed)
    {
        var run = _runs.Single(one => one.Seed == seed && one.Variant.Rows.Contains(row));
        return new()
        {
            Experiment = run.Experiment.Name,
            Row = row,
            Seed = seed,
            Iteration = iteration,
            Settings = run.Settings,
            Parallel = 1,
            Values = new Dictionary<string, double>(),
        };
    }
}
