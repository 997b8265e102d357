namespace GanRefinement.Gan.Serving;

/// <summary>What somebody took the image of a game for.</summary>
/// <param name="Session">The game.</param>
/// <param name="Real">Whether it was taken for real.</param>
internal sealed record JudgeAnswer(Guid Session, bool Real);
