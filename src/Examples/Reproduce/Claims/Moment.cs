namespace GanRefinement.Examples.Reproduce.Claims;

/// <summary>When two runs are compared.</summary>
internal enum Moment
{
    /// <summary>Each at its end.</summary>
    End,

    /// <summary>At the last iteration that both were measured at.</summary>
    EqualIterations,

    /// <summary>Each at its last measurement within the training seconds of the quicker run.</summary>
    EqualSeconds,
}
