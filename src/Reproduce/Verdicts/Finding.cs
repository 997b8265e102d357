using GanRefinement.Reproduce.Experiments;

namespace GanRefinement.Reproduce.Verdicts;

/// <summary>A statement with what was found.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Pairs">The two values in each seed; null is diverged.</param>
/// <param name="Verdict">The verdict.</param>
internal sealed record Finding(Statement Statement, IReadOnlyList<(double? Better, double? Baseline)> Pairs, Verdict Verdict)
{
    /// <summary>By how much it is better in each seed; negative where it is worse.</summary>
    public IReadOnlyList<double> Gains { get; } = [.. Pairs.Select(pair => Gain(statement: Statement, pair))];

    /// <summary>Seeds in which it is better.</summary>
    public int Wins => Gains.Count(gain => gain > 0);

    public static Finding Of(Statement statement, Results results)
    {
        IReadOnlyList<(double?, double?)> pairs = results.Pairs(statement);
        return new(statement, pairs, VerdictRule.Of([.. pairs.Select(pair => Gain(statement, pair))]));
    }

    private static double Gain(Statement statement, (double? Better, double? Baseline) pair) => pair switch
    {
        ({ } better, { } baseline) => statement.Metric.Gain(better, baseline),
        ({ }, null) => double.PositiveInfinity,
        (null, { }) => double.NegativeInfinity,
        _ => 0,
    };
}
