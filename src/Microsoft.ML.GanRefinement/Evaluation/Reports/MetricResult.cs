using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>A metric that is measured by itself, with the protocol that says how.</summary>
public sealed record MetricResult
{
    internal MetricResult()
    {
    }

    /// <summary>What was measured.</summary>
    public required string Name { get; init; }

    /// <summary>The value.</summary>
    public double Value => Estimate.Value;

    /// <summary>Its standard error; null where there is none.</summary>
    public double? Spread => Estimate.Spread;

    /// <summary>Which change is for the better.</summary>
    [JsonIgnore]
    public MetricDirection Direction { get; internal init; }

    /// <summary>Value and spread.</summary>
    [JsonIgnore]
    public MetricEstimate Estimate { get; internal init; }

    /// <summary>Split, counts, featurizer, seed and version.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    /// <summary>Why to doubt the value, in words: too few images, for instance.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The warnings in JSON, which has none where there are none.</summary>
    [JsonInclude]
    [JsonPropertyName("warnings")]
    internal IReadOnlyList<string>? WarningsIfAny => Warnings.Count > 0 ? Warnings : null;

    private MetricRow Row => new(Name, Direction, Estimate);

    /// <summary>The metric and its protocol as JSON.</summary>
    public string ToJson() => MetricText.Json(this);

    /// <summary>The metric as a Markdown table, then its protocol.</summary>
    public string ToMarkdown() => MetricText.Markdown([Row], Protocol, Warnings);

    /// <summary>What changed from an earlier result of the same protocol.</summary>
    /// <param name="baseline">The earlier result.</param>
    /// <param name="force">Compares in spite of different protocols.</param>
    /// <exception cref="ArgumentException">The baseline is another metric.</exception>
    /// <exception cref="InvalidOperationException">The protocols differ, and <paramref name="force"/> is false; the message says in
    /// what.</exception>
    public GanMetricsComparison CompareWith(MetricResult baseline, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (Name != baseline.Name)
            throw new ArgumentException($"A {Name} cannot be compared with a {baseline.Name}.", nameof(baseline));

        var differences = MetricText.RequireSame(Protocol, baseline.Protocol, force);
        return GanMetricsComparison.Of([baseline.Row], [Row], differences, Protocol.UnnamedWith(baseline.Protocol));
    }

    /// <summary>The metric and its protocol in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Estimate} ({Protocol})") + MetricText.Suffix(Warnings);
}
