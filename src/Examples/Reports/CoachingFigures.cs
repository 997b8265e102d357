namespace GanRefinement.Examples.Reports;

/// <summary>How latents were coached.</summary>
internal sealed record CoachingFigures(int Iterations, float LearningRate);
