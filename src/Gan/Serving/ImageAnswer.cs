namespace GanRefinement.Gan.Serving;

/// <summary>One image of an answer.</summary>
/// <param name="Png">Its address, which is its content.</param>
/// <param name="Score">The discriminator's score.</param>
/// <param name="ClassName">Its class, or null.</param>
internal sealed record ImageAnswer(string Png, float Score, string? ClassName);
