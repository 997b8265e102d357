
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>How the metrics changed from one result to another; made by <see cref="GanMetrics.CompareWith"/> and its relatives.</summary>
public sealed record GanMetricsComparison
{
    private GanMetricsComparison(IReadOnlyList<MetricChange> changes, IReadOnlyList<string> differences, IReadOnlyList<string> warnings) =>
        (Changes, ProtocolDifferences, Warnings) = (changes, differences, warnings);

    /// <summary>The metrics that both results have.</summary>
    public IReadOnlyList<MetricChange> Changes { get; }

    /// <summary>In what the protocols differ; not empty only where the comparison was forced.</summary>
    public IReadOnlyList<string> ProtocolDifferences { get; }

    /// <summary>What makes the comparison doubtful: a featurizer or split that neither protocol names may not be the same.</summary>
    /// <remarks>It is no reason to refuse: within one program, the caller knows what both results are of.</remarks>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The changes in one line, after a word on protocols that differ and before the warnings.</summary>
    public override string ToString() =>
        (ProtocolDifferences.Count > 0 ? $"Of different protocols ({string.Join("; ", ProtocolDifferences)}): " : string.Empty)
            + string.Join(", ", Changes)
            + (Warnings.Count > 0 ? $"; warnings: {string.Join(" ", Warnings)}" : string.Empty);

    internal static GanMetricsComparison Of(
        IEnumerable<MetricRow> before, IEnumerable<MetricRow> after, IReadOnlyList<string> differences, IReadOnlyList<string> warnings)
    {
        var old = before.ToDictionary(row => row.Name);
        return new(
            [
                .. after.Where(row => old.ContainsKey(row.Name))
                    .Select(row => new MetricChange(row.Name, row.Direction, old[row.Name].Estimate, row.Estimate)),
            ],
            differences,
            warnings);
    }
}
