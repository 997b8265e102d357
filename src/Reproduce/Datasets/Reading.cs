namespace GanRefinement.Reproduce.Datasets;

/// <summary>Values by metric, and how they were measured.</summary>
internal sealed record Reading(IReadOnlyDictionary<string, double> Values, string Protocol);
