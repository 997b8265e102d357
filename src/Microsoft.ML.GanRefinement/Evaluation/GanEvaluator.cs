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
        GanMetric[] metrics =
        [
            GanMetric.FrechetDistance(),
            .. inputs.Generated.Probabilities is null ? Array.Empty<GanMetric>() : [new GanMetric.InceptionScorePart()],
            .. inputs.Generated is { Probabilities: not null, Classes: not null } ? [new GanMetric.LabelAgreementPart()] : Array.Empty<GanMetric>(),
            .. asked,
        ];
        OrderedDictionary<GanMetric, MetricEstimate> values = [];
        foreach (var metric in metrics.Distinct())
        {
            inputs.Cancellation.ThrowIfRequested();
            values.Add(metric, metric.Compute(inputs));
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
