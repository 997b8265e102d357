using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;

namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>Computes metrics of what was read of the data views.</summary>
internal static class GanEvaluator
{
    /// <summary>Computes the Fréchet distance, what probabilities and classes allow, and the metrics asked for.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; noticed within a step of a metric.</exception>
    public static GanMetrics Evaluate(MetricInputs inputs, IEnumerable<GanMetric> asked)
    {
        FeatureMatrix.RequireSameColumns(inputs.X, inputs.Y);
        return Evaluate(inputs, All(inputs.Generated.Probabilities is not null, inputs.Generated.Classes is not null, asked), metric => metric.Compute(inputs));
    }

    /// <summary>The Fréchet distance, what probabilities and classes allow, and the metrics asked for.</summary>
    public static IReadOnlyList<GanMetric> All(bool hasProbabilities, bool hasClasses, IEnumerable<GanMetric> asked)
    {
        GanMetric[] metrics =
        [
            GanMetric.FrechetDistance(),
            .. hasProbabilities ? [new GanMetric.InceptionScorePart()] : Array.Empty<GanMetric>(),
            .. hasProbabilities && hasClasses ? [new GanMetric.LabelAgreementPart()] : Array.Empty<GanMetric>(),
            .. asked,
        ];
        return [.. metrics.Distinct()];
    }

    /// <summary>The report of values that are computed elsewhere.</summary>
    /// <param name="inputs">Their sizes are enough.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="compute">Gives a metric's value.</param>
    public static GanMetrics Evaluate(MetricInputs inputs, IEnumerable<GanMetric> metrics, Func<GanMetric, MetricEstimate> compute)
    {
        OrderedDictionary<GanMetric, MetricEstimate> values = [];
        foreach (var metric in metrics)
        {
            inputs.Cancellation.ThrowIfRequested();
            values.Add(metric, compute(metric));
        }

        (var real, var generated, var features) = (inputs.X.Rows, inputs.Y.Rows, inputs.X.Columns);
        return new GanMetrics(values)
        {
            Protocol = inputs.Protocol.Fill(Settings(inputs, values.Keys), real, generated, features),
            Warnings = [.. Warnings(values.Keys, real, generated, features), .. values.Keys.SelectMany(metric => metric.DataWarnings(inputs)).Distinct()],
        };
    }

    /// <summary>The Fréchet distance alone, of samples that were never all in memory.</summary>
    public static GanMetrics Evaluate(GaussianFit real, GaussianFit generated, EvaluationProtocol protocol, Cancellation cancellation = default)
    {
        var distance = GanMetric.FrechetDistance();
        var features = (int)real.Mean.shape[0];
        return new GanMetrics(new Dictionary<GanMetric, MetricEstimate>
        {
            [distance] = new(GanMetric.FrechetDistancePart.Between(real, generated, cancellation)),
        })
        {
            Protocol = protocol.Fill(string.Empty, real.Rows, generated.Rows, features),
            Warnings = [.. Warnings([distance], real.Rows, generated.Rows, features)],
        };
    }

    // Metrics of one kind share theirs.
    private static IEnumerable<string> Warnings(IEnumerable<GanMetric> metrics, long real, long generated, int features) =>
    [
        .. metrics.SelectMany(metric => metric.SizeWarnings(real, generated, features)).Distinct(),
        .. real == generated ? Array.Empty<string>() : [$"{real} real and {generated} generated images: compare only with results of the same counts."],
    ];

    // The same whatever order metrics are asked for in.
    private static string Settings(MetricInputs inputs, IEnumerable<GanMetric> metrics) => string.Join("; ",
        metrics.GroupBy(metric => metric.Settings(inputs), metric => metric.Name).Where(group => group.Key is not null)
            .Select(group => $"{string.Join(", ", group.Order(StringComparer.Ordinal))}: {group.Key}").Order(StringComparer.Ordinal));
}
