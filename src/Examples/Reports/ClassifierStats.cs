namespace GanRefinement.Examples.Reports;

/// <summary>The classifier behind the figures.</summary>
internal sealed record ClassifierStats(double TestAccuracy);
