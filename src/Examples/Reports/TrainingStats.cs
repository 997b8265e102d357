namespace GanRefinement.Examples.Reports;

/// <summary>How the GAN was trained.</summary>
internal sealed record TrainingStats(int Iterations, int Seed, double Seconds);
