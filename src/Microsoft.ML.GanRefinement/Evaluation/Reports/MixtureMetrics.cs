using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement;

/// <summary>How generated points cover a mixture of Gaussians whose centres are known.</summary>
public sealed record MixtureMetrics
{
    internal MixtureMetrics()
    {
    }

    /// <summary>How many modes the mixture has.</summary>
    public required int ModeCount { get; init; }

    /// <summary>Modes with at least one sample of high quality (VEEGAN's count, which a single stray sample satisfies).</summary>
    /// <value>From 0 to <see cref="ModeCount"/>; higher is better.</value>
    public required int CapturedModes { get; init; }

    /// <summary>Modes with at least a quarter as many samples of high quality as their equal share of all samples.</summary>
    /// <value>From 0 to <see cref="ModeCount"/>; higher is better.</value>
    public required int WellCoveredModes { get; init; }

    /// <summary>The share of samples within the distance asked for of their nearest mode, with its binomial standard error.</summary>
    /// <value>From 0 to 1. In two dimensions the mixture itself has 1 − exp(−t²/2): 0.98889 at 3 deviations.</value>
    public required MetricEstimate HighQualityShare { get; init; }

    /// <summary>KL(generated ‖ uniform) of the modes' proportions in nats, each sample counted for its nearest mode.</summary>
    /// <value>From 0, all modes equally often, to ln of the number of modes, one mode only.</value>
    public required double ReverseDivergence { get; init; }

    /// <summary>How many samples there were.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The mixture as the split, where none was named; counts, deviation, maxSigmas and a hash of the centres; seed and
    /// version.</summary>
    public required EvaluationProtocol Protocol { get; init; }

    /// <summary>Why to doubt the values, in words.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The warnings in JSON, which has none where there are none.</summary>
    [JsonInclude]
    [JsonPropertyName("warnings")]
    internal IReadOnlyList<string>? WarningsIfAny => Warnings.Count > 0 ? Warnings : null;

    /// <summary>The metrics and their protocol as JSON.</summary>
    public string ToJson() => MetricText.Json(this);

    /// <summary>The metrics as a Markdown table, then their protocol.</summary>
    public string ToMarkdown() => MetricText.Markdown(Rows(), Protocol, Warnings);

    /// <summary>What changed from an earlier result of the same protocol.</summary>
    /// <param name="baseline">The earlier result.</param>
    /// <param name="force">Compares in spite of different protocols.</param>
    /// <exception cref="InvalidOperationException">The protocols differ, and <paramref name="force"/> is false; the message says in
    /// what.</exception>
    public GanMetricsComparison CompareWith(MixtureMetrics baseline, bool force = false)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var differences = MetricText.RequireSame(Protocol, baseline.Protocol, force);
        // Points are their own features, and the centres are part of the settings: nothing is left open.
        return GanMetricsComparison.Of(baseline.Rows(), Rows(), differences, warnings: []);
    }

    /// <summary>The metrics and their protocol in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{CapturedModes} of {ModeCount} modes captured, {WellCoveredModes} well covered; high-quality share {HighQualityShare.Value:F4}; "
            + $"reverse KL {ReverseDivergence:F4}; {SampleCount} samples ({Protocol})") + MetricText.Suffix(Warnings);

    private MetricRow[] Rows() =>
    [
        new("captured modes", MetricDirection.HigherIsBetter, new(CapturedModes)),
        new("well covered modes", MetricDirection.HigherIsBetter, new(WellCoveredModes)),
        new("high-quality share", MetricDirection.HigherIsBetter, HighQualityShare),
        new("reverse KL", MetricDirection.LowerIsBetter, new(ReverseDivergence)),
    ];
}
