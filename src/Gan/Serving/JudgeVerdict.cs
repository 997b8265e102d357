namespace GanRefinement.Gan.Serving;

/// <summary>What an image was, and the answers so far.</summary>
/// <param name="Right">Whether the answer was right.</param>
/// <param name="WasReal">What the image was.</param>
/// <param name="Correct">Right answers so far.</param>
/// <param name="Count">Answers so far.</param>
/// <param name="Low">The share of right answers is at least this, at 95 %.</param>
/// <param name="High">And at most this.</param>
/// <param name="Tally">In a sentence.</param>
internal sealed record JudgeVerdict(bool Right, bool WasReal, int Correct, int Count, double Low, double High, string Tally);
