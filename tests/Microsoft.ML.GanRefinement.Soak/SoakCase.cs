namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>A piece of the library's work whose results are the same bits every time.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Iterations">How many steps of training or refinement it makes.</param>
/// <param name="Run">Does it and gives a digest of all results.</param>
/// <param name="Predictions">How many single predictions it makes.</param>
/// <param name="Repeats">How often it runs in a pass beside the collector; once in quiet.</param>
internal sealed record SoakCase(string Name, int Iterations, Func<MLContext, string> Run, int Predictions = 0, int Repeats = 1);
