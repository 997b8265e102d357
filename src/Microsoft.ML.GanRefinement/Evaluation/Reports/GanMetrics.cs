using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>How good generated images are, with the protocol that says how it was measured.</summary>
/// <remarks>Metrics that were not asked for are null.</remarks>
public sealed partial record GanMetrics
{
    internal GanMetrics(IReadOnlyDictionary<GanMetric, MetricEstimate> values) => Values = values;

    /// <summary>The metrics that were computed, with their settings: the Fréchet distance first.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<GanMetric, MetricEstimate> Values { get; }

    /// <summary>What makes these values doubtful, above all too few images.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Split, counts, featurizer, seed and version.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    private IEnumerable<MetricRow> Rows => Values.Select(value => new MetricRow(value.Key.Name, value.Key.Direction, value.Value));

    /// <summary>The metrics and their protocol as JSON; metrics that were not computed are left out.</summary>
    public string ToJson()
    {
        JsonObject report = [];
        foreach ((var metric, var value) in Values)
            metric.Write(report, value);

        report["protocol"] = MetricText.Node(Protocol);
        if (Warnings.Count > 0)
            report["warnings"] = MetricText.Node(Warnings);

        return MetricText.Json(report);
    }

    /// <summary>The metrics as a Markdown table, then their protocol and warnings.</summary>
    public string ToMarkdown() => MetricText.Markdown(Rows, Protocol, Warnings);

    /// <summary>What changed from an earlier result of the same protocol.</summary>
    /// <param name="baseline">The earlier result.</param>
    /// <param name="force">Compares in spite of different protocols.</param>
    /// <exception cref="InvalidOperationException">The protocols differ, and <paramref name="force"/> is false; the message says in
    /// what.</exception>
    public GanMetricsComparison CompareWith(GanMetrics baseline, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var differences = MetricText.RequireSame(Protocol, baseline.Protocol, force);
        return GanMetricsComparison.Of(baseline.Rows, Rows, differences, Protocol.UnnamedWith(baseline.Protocol));
    }

    /// <summary>The metrics and their protocol in one line.</summary>
    public override string ToString() =>
        $"{string.Join(", ", Values.Select(value => value.Key.InWords(value.Value)))} ({Protocol}){MetricText.Suffix(Warnings)}";

    /// <summary>The value of a kind of metric; null where it was not computed.</summary>
    private MetricEstimate? Of<T>()
        where T : GanMetric
    {
        foreach ((var metric, var value) in Values)
        {
            if (metric is T)
                return value;
        }

        return null;
    }
}
