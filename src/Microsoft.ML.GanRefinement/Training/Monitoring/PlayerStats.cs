namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>What is reported of a player's step.</summary>
/// <param name="Loss">All terms.</param>
/// <param name="GradientNorm">L2 over all weights, before clipping.</param>
/// <param name="LearningRate">The step's.</param>
internal readonly record struct PlayerStats(float Loss, double GradientNorm, double LearningRate);
