using Microsoft.ML.GanRefinement.Evaluation;

namespace Microsoft.ML.GanRefinement;

/// <summary>How the metrics changed from one result to another; made by <see cref="GanMetrics.CompareWith"/> and its relatives.</summary>
public sealed record GanMetricsComparison
{
    private GanMetricsComparison(IReadOnlyList<MetricChange> changes, IReadOnlyList<string> differences) =>
        (Changes, ProtocolDifferences) = (changes, differences);

    /// <summary>The metrics that both results have.</summary>
    public IReadOnlyList<MetricChange> Changes { get; }

    /// <summary>In what the protocols differ; not empty only where the comparison was forced.</summary>
    public IReadOnlyList<string> ProtocolDifferences { get; }

    /// <summary>The changes in one line, after a warning where the protocols differ.</summary>
    public override string ToString() =>
        (ProtocolDifferences.Count > 0 ? $"Of different protocols ({string.Join("; ", ProtocolDifferences)}): " : string.Empty) + string.Join(", ", Changes);

    internal static GanMetricsComparison Of(IEnumerable<MetricRow> before, IEnumerable<MetricRow> after, IReadOnlyList<string> differences)
    {
        Dictionary<string, MetricRow> old = before.ToDictionary(row => row.Name);
        return new(
            [
                .. after.Where(row => old.ContainsKey(row.Name))
                    .Select(row => new MetricChange(row.Name, row.Goal, old[row.Name].Estimate, row.Estimate)),
            ],
            differences);
    }
}
