namespace Microsoft.ML.GanRefinement.Soak;

/// <summary>A piece of the library's work whose results are the same bits every time.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Units">How many iterations, searches, metrics or predictions it makes.</param>
/// <param name="Run">Does it and gives a digest of all results.</param>
internal sealed record SoakCase(string Name, int Units, Func<MLContext, string> Run);
