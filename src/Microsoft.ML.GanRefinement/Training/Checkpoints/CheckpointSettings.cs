namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>When and where checkpoints are written.</summary>
/// <param name="Directory">Their folder; made if it is not there.</param>
/// <param name="Interval">Iterations from one to the next, at least 1.</param>
/// <param name="Kept">How many stay, at least 1.</param>
/// <param name="LastIteration">Where training ends, which is saved whatever the interval.</param>
internal sealed record CheckpointSettings(string Directory, int Interval, int Kept, int LastIteration);
