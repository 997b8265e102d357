namespace GanRefinement.Reproduce.Lecture;

/// <summary>What a demonstration has shown.</summary>
/// <param name="Finding">In a sentence, with the numbers that were measured.</param>
/// <param name="Body">The section of the page: Markdown.</param>
internal sealed record Outcome(string Finding, string Body);
