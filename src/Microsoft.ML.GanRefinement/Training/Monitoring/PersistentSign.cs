namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>A sign that counts only when it is seen in several reports in a row, and is told once until it has gone.</summary>
internal sealed class PersistentSign(Func<IterationStats, bool> isSeen, int reports, Func<IterationStats, string> describe)
{
    private int _seen;

    /// <summary>The sentence, when this report completes the row; else null.</summary>
    public string? Observe(IterationStats stats)
    {
        _seen = isSeen(stats) ? _seen + 1 : 0;
        return _seen == reports ? describe(stats) : null;
    }
}
