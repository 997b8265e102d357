namespace GanRefinement.Examples.Reports;

/// <summary>How latents were coached.</summary>
internal sealed record CoachingStats(int Iterations, float LearningRate);
