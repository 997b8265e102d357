using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Verdicts;

/// <summary>What one experiment's runs have measured so far.</summary>
internal sealed class Results
{
    private readonly ILookup<string, Measurement> _rows;

    /// <param name="experiment">The experiment.</param>
    /// <param name="runs">Its runs.</param>
    /// <param name="ledger">All measurements.</param>
    public Results(Experiment experiment, IReadOnlyList<Run> runs, Ledger ledger)
    {
        (Experiment, Runs) = (experiment, runs);
        Real = RealRow.Find(experiment, runs[0].Dataset, ledger);
        Measurements = [.. runs.SelectMany(run => Complete(run, ledger.Of(run)))];
        _rows = Measurements.ToLookup(measurement => measurement.Row);
    }

    public Experiment Experiment { get; }

    public IReadOnlyList<Run> Runs { get; }

    public IReadOnlyList<Measurement> Measurements { get; }

    /// <summary>What real samples have; null where they have not been measured.</summary>
    public Measurement? Real { get; }

    /// <summary>A row's values at its end, by seed.</summary>
    public IReadOnlyList<double> AtEnd(string row, Metric metric) => Values(Ends(row), metric);

    /// <summary>How many seeds have come to their end in a row without diverging: as many as have values there.</summary>
    public int Seeds(string row) => Ends(row).Count(line => line.Failure is null);

    /// <summary>How many seeds have come to their end in a row, by diverging too.</summary>
    public int Ended(string row) => Ends(row).Count();

    /// <summary>The iterations that a row was measured at, rising.</summary>
    public IReadOnlyList<int> Iterations(string row) => [.. _rows[row].Select(line => line.Iteration).Distinct().Order()];

    /// <summary>A row's values after so many iterations.</summary>
    public IReadOnlyList<double> At(string row, int iteration, Metric metric) =>
        Values(_rows[row].Where(line => line.Iteration == iteration), metric);

    /// <summary>The values that a statement is about: a pair for each seed that both rows have come to their end in; null is diverged.
    /// Where a value is not known, or seconds cannot be compared, there is no pair.</summary>
    public IReadOnlyList<(double? Better, double? Baseline)> Pairs(Statement statement)
    {
        List<(double?, double?)> pairs = [];
        foreach (var seed in Ends(statement.Better).Select(line => line.Seed).Intersect(Ends(statement.Baseline).Select(line => line.Seed)).Order())
        {
            if (Choose(statement, Course(statement.Better, seed), Course(statement.Baseline, seed)) is var (one, other) && Known(one) && Known(other))
                pairs.Add((one.Value(statement.Metric), other.Value(statement.Metric)));
        }

        return pairs;

        // A run that was killed while its last stop was measured has values but no time: that is not to have diverged.
        bool Known(Measurement line) => line.Failure is not null || line.Value(statement.Metric) is not null;
    }

    // A training run that diverged leaves nothing for its refinements either: all of its rows have lost.
    private static IEnumerable<Measurement> Complete(Run run, IReadOnlyList<Measurement> lines) =>
        lines.FirstOrDefault(line => line.Failure is not null) is { } failed
            ? lines.Concat(run.Variant.Rows.Where(row => !lines.Any(line => line.Row == row && line.Failure is not null))
                .Select(row => failed with { Row = row }))
            : lines;

    private static (Measurement Better, Measurement Baseline)? Choose(Statement statement, Measurement[] better, Measurement[] baseline)
    {
        // One that diverged has no last seconds to be compared at; whenever it is, it has lost.
        if (better[^1].Failure is not null || baseline[^1].Failure is not null)
            return (better[^1], baseline[^1]);

        var timed = statement.At == Moment.EqualSeconds || statement.Metric.IsTime;
        return timed && better.Concat(baseline).Select(line => line.Parallel).Distinct().Count() > 1 ? null
            : statement.At == Moment.EqualSeconds ? AfterAsManySeconds(better, baseline)
            : (better[^1], baseline[^1]);
    }

    // Stops are too far apart to have both at the same second, so the row that should be better gets no more, and the baseline no fewer.
    private static (Measurement Better, Measurement Baseline)? AfterAsManySeconds(Measurement[] better, Measurement[] baseline)
    {
        double? limit = better[^1].Value(Metric.Seconds) is { } one && baseline[^1].Value(Metric.Seconds) is { } other ? Math.Min(one, other) : null;
        return better.LastOrDefault(line => line.Value(Metric.Seconds) <= limit) is { } first
            && baseline.FirstOrDefault(line => line.Value(Metric.Seconds) >= limit) is { } second ? (first, second) : null;
    }

    private static double[] Values(IEnumerable<Measurement> lines, Metric metric) =>
        [.. lines.OrderBy(line => line.Seed).Select(line => line.Value(metric)).OfType<double>()];

    private Measurement[] Course(string row, int seed) => [.. _rows[row].Where(line => line.Seed == seed).OrderBy(line => line.Iteration)];

    private IEnumerable<Measurement> Ends(string row)
    {
        var end = Runs.FirstOrDefault(run => run.Variant.Rows.Contains(row))?.Stops[^1];
        return _rows[row].Where(line => line.Iteration == end);
    }
}
