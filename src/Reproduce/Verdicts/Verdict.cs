namespace GanRefinement.Reproduce.Verdicts;

/// <summary>What the seeds say of a statement.</summary>
internal enum Verdict
{
    /// <summary>Neither.</summary>
    Undecided,

    /// <summary>Better in the median, and in all seeds: from five seeds on, in four of five.</summary>
    Confirmed,

    /// <summary>Not better in the median, and worse in most seeds.</summary>
    NotConfirmed,

    /// <summary>None is given: a conditional row does not make the classes asked for.</summary>
    None,
}
