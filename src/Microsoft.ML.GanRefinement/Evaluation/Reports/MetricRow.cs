namespace Microsoft.ML.GanRefinement.Evaluation.Reports;

/// <summary>A metric of a result, for tables and comparisons.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Direction">Which change is for the better.</param>
/// <param name="Estimate">Its value.</param>
internal sealed record MetricRow(string Name, MetricDirection Direction, MetricEstimate Estimate);
