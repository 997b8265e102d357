namespace GanRefinement.Gan.Serving;

/// <summary>What a tab asks: the next image of its game.</summary>
/// <param name="Model">Of a new game: the number of the model.</param>
/// <param name="Session">The game; null for a new one.</param>
internal sealed record JudgeRequest(int Model = 0, Guid? Session = null);
