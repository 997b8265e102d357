namespace GanRefinement.Reproduce.Experiments;

/// <summary>When two runs are compared.</summary>
internal enum Moment
{
    /// <summary>Each at its end.</summary>
    End,

    /// <summary>After the training seconds of the quicker run: the row that should be better at its last measurement within them, the
    /// baseline at its first one with no fewer.</summary>
    EqualSeconds,
}
