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

    /// <summary>The row that makes wrong classes, where there is no verdict for that reason.</summary>
    public string? Offender { get; private init; }

    /// <summary>Seeds in which it is better.</summary>
    public int Wins => Gains.Count(gain => gain > 0);

    public static Finding Of(Statement statement, Results results)
    {
        IReadOnlyList<(double?, double?)> pairs = results.Pairs(statement);
        var offender = AgreementRule.Offender(results, statement.Better, statement.Baseline);
        var verdict = offender is null ? VerdictRule.Of([.. pairs.Select(pair => Gain(statement, pair))]) : Verdict.None;
        return new(statement, pairs, verdict) { Offender = offender };
    }

    private static double Gain(Statement statement, (double? Better, double? Baseline) pair) => pair switch
    {
        ({ } better, { } baseline) => statement.Metric.Gain(better, baseline),
        ({ }, null) => double.PositiveInfinity,
        (null, { }) => double.NegativeInfinity,
        _ => 0,
    };
}
