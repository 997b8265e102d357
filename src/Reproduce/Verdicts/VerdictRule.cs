using GanRefinement.Programs;

namespace GanRefinement.Reproduce.Verdicts;

/// <summary>The rule, fixed before any result was seen.</summary>
internal static class VerdictRule
{
    /// <summary>Fewer decide nothing.</summary>
    public const int FewestSeeds = 3;

    private const int ManySeeds = 5;

    /// <summary>The rule in words, for the pages.</summary>
    public const string Text =
        "Both sides of a statement are paired by seed. *Confirmed*: better in the median of the differences and in every seed, from five seeds on in at "
        + "least four of five. *Not confirmed*: not better in the median, and worse in more than half of the seeds. *Undecided*: anything else, and fewer "
        + "than three seeds. A run that diverged is worse than any that did not. By chance alone, with nothing to find, three seeds would confirm one "
        + "statement in eight, five seeds three in sixteen; either would leave one in two *not confirmed*, which therefore says that an effect was not seen "
        + "here, not that there is none. Three seeds are fewer than the five that this project asks of a claim about quality; `--seeds 5` runs five.";

    /// <summary>Decides by how much the one is better than the other in each seed; negative is worse.</summary>
    public static Verdict Of(IReadOnlyList<double> gains)
    {
        if (gains.Count < FewestSeeds)
            return Verdict.Undecided;

        var better = gains.Count(gain => gain > 0);
        var worse = gains.Count(gain => gain < 0);
        var needed = gains.Count < ManySeeds ? gains.Count : (int)Math.Ceiling(0.8 * gains.Count);
        var median = Statistics.MedianOf(gains);
        return median > 0 && better >= needed ? Verdict.Confirmed
            : median <= 0 && 2 * worse > gains.Count ? Verdict.NotConfirmed
            : Verdict.Undecided;
    }
}
