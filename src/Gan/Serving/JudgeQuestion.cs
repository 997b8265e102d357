namespace GanRefinement.Gan.Serving;

/// <summary>An image to judge.</summary>
/// <param name="Session">The game.</param>
/// <param name="Png">The image's address, which is its content.</param>
/// <param name="Tally">The answers so far, in a sentence.</param>
internal sealed record JudgeQuestion(Guid Session, string Png, string Tally);
