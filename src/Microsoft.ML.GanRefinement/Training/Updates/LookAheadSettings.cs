namespace Microsoft.ML.GanRefinement.Training.Updates;

/// <summary>How a discriminator's steps are simulated.</summary>
/// <param name="Steps">k, at least 1.</param>
/// <param name="Optimizer">SGD without momentum, or Adam whose averages start at zero.</param>
/// <param name="LearningRate">η.</param>
/// <param name="Beta1">Adam's β₁.</param>
/// <param name="Beta2">Adam's β₂.</param>
/// <param name="Detached">Whether G's gradient takes the simulated steps for constants.</param>
internal sealed record LookAheadSettings(int Steps, GanOptimizer Optimizer, double LearningRate, double Beta1, double Beta2, bool Detached);
