namespace Microsoft.ML.GanRefinement.Training.Monitoring;

/// <summary>How often a training run tells of itself, and to whom.</summary>
/// <param name="MaxIterations">After the last of these in any case.</param>
/// <param name="ProgressInterval">Iterations from one report to the next.</param>
/// <param name="SampleInterval">Iterations from one sample to the next.</param>
/// <param name="OnProgress">Gets the reports, beside the log.</param>
/// <param name="OnSamples">Gets the samples.</param>
internal sealed record ReportSettings(
    int MaxIterations, int ProgressInterval, int SampleInterval = 1, Action<GanTrainingProgress>? OnProgress = null, Action<GanSamples>? OnSamples = null);
