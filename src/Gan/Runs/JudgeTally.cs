namespace GanRefinement.Gan.Runs;

/// <summary>How often somebody told real images from generated ones.</summary>
/// <param name="Right">Right answers.</param>
/// <param name="Count">All answers.</param>
internal sealed record JudgeTally(int Right, int Count)
{
    /// <summary>The share of right answers that this is evidence for, at 95 %.</summary>
    public BinomialInterval Interval => BinomialInterval.Of(Right, Count);

    /// <summary>In a sentence.</summary>
    public override string ToString() => Count == 0
        ? "no answers yet"
        : $"{Right} of {Count} right: {100.0 * Right / Count:F0} %, 95 % interval {100 * Interval.Low:F0} % to {100 * Interval.High:F0} %; "
            + (Interval.Low > 0.5 ? "better than guessing" : Interval.High < 0.5 ? "worse than guessing" : "no better than guessing so far");
}
