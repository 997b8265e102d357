using GanRefinement.Examples.Reproduce.Claims;
using GanRefinement.Examples.Reproduce.Running;

namespace GanRefinement.Examples.Reproduce.Judging;

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
        Measurements = [.. runs.SelectMany(ledger.Of)];
        _rows = Measurements.ToLookup(measurement => measurement.Row);
    }

    public Experiment Experiment { get; }

    public IReadOnlyList<Run> Runs { get; }

    public IReadOnlyList<Measurement> Measurements { get; }

    /// <summary>A row's values at its end, by seed.</summary>
    public IReadOnlyList<double> AtEnd(string row, Metric metric) => Values(Ends(row), metric);

    /// <summary>How many seeds have come to their end in a row.</summary>
    public int Seeds(string row) => Ends(row).Count();

    /// <summary>The iterations that a row was measured at, rising.</summary>
    public IReadOnlyList<int> Iterations(string row) => [.. _rows[row].Select(line => line.Iteration).Distinct().Order()];

    /// <summary>A row's values after so many iterations.</summary>
    public IReadOnlyList<double> At(string row, int iteration, Metric metric) =>
        Values(_rows[row].Where(line => line.Iteration == iteration), metric);

    /// <summary>The values that a statement is about: a pair for each seed that both rows have come to their end in; null is diverged.</summary>
    public IReadOnlyList<(double? Better, double? Baseline)> Pairs(Statement statement)
    {
        List<(double?, double?)> pairs = [];
        foreach (int seed in Ends(statement.Better).Select(line => line.Seed).Order())
        {
            Measurement[] better = Course(statement.Better, seed);
            Measurement[] baseline = Course(statement.Baseline, seed);
            if (Ends(statement.Baseline).Any(line => line.Seed == seed) && Choose(statement.At, better, baseline) is var (one, other))
            {
                pairs.Add((one.Value(statement.Metric), other.Value(statement.Metric)));
            }
        }

        return pairs;
    }

    private static (Measurement Better, Measurement Baseline)? Choose(Moment at, Measurement[] better, Measurement[] baseline)
    {
        switch (at)
        {
            case Moment.EqualIterations:
                int common = better.Select(line => line.Iteration).Intersect(baseline.Select(line => line.Iteration)).DefaultIfEmpty(0).Max();
                return common == 0
                    ? null
                    : (better.Single(line => line.Iteration == common), baseline.Single(line => line.Iteration == common));
            case Moment.EqualSeconds:
                double? limit = better[^1].Value(Metric.Seconds) is { } one && baseline[^1].Value(Metric.Seconds) is { } other
                    ? Math.Min(one, other)
                    : null;
                return LastWithin(better, limit) is { } first && LastWithin(baseline, limit) is { } second ? (first, second) : null;
            default:
                return (better[^1], baseline[^1]);
        }
    }

    private static Measurement? LastWithin(Measurement[] course, double? seconds) =>
        course.LastOrDefault(line => line.Value(Metric.Seconds) <= seconds);

    private static double[] Values(IEnumerable<Measurement> lines, Metric metric) =>
        [.. lines.OrderBy(line => line.Seed).Select(line => line.Value(metric)).OfType<double>()];

    private Measurement[] Course(string row, int seed) => [.. _rows[row].Where(line => line.Seed == seed).OrderBy(line => line.Iteration)];

    private IEnumerable<Measurement> Ends(string row)
    {
        int? end = Runs.FirstOrDefault(run => run.Variant.Rows.Contains(row))?.Stops[^1];
        return _rows[row].Where(line => line.Iteration == end);
    }
}
