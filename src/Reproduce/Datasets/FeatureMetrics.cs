using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Datasets;

/// <summary>The library's metrics on features, as both image data sets take them.</summary>
internal static class FeatureMetrics
{
    private const int KernelSubsets = 30;

    /// <summary>Measures generated features against real ones.</summary>
    /// <param name="ml">The run's context.</param>
    /// <param name="real">Features of real images.</param>
    /// <param name="generated">Features of generated images.</param>
    /// <param name="protocol">How it is done.</param>
    /// <param name="everything">All metrics, else the Fréchet distance.</param>
    /// <param name="classified">Whether there are class probabilities, and perhaps labels, beside the generated features.</param>
    public static Reading Measure(
        MLContext ml, IDataView real, IDataView generated, EvaluationProtocol protocol, bool everything, bool classified)
    {
        var metrics = ml.Gan().Evaluate(real, generated, new EvaluationOptions
        {
            Metrics = everything
                ? [GanMetric.KernelDistance(KernelSubsets), GanMetric.Density(), GanMetric.Coverage(), GanMetric.Ndb(), GanMetric.JensenShannonDivergence()]
                : [],
            ProbabilityColumnName = everything && classified ? "Probabilities" : null,
            LabelColumnName = everything && classified && generated.Schema.GetColumnOrNull("Label") is not null ? "Label" : null,
            Protocol = protocol,
        });
        return new(Values(metrics), metrics.Protocol.ToString());
    }

    private static Dictionary<string, double> Values(GanMetrics metrics)
    {
        (Metric Metric, double? Value)[] all =
        [
            (Metric.Frechet, metrics.FrechetDistance),
            (Metric.Kernel, metrics.KernelDistance?.Value),
            (Metric.Density, metrics.Density?.Value),
            (Metric.Coverage, metrics.Coverage?.Value),
            (Metric.JensenShannonDivergence, metrics.JensenShannonDivergence?.Value),
            (Metric.Ndb, metrics.Ndb?.Value),
            (Metric.Score, metrics.InceptionScore),
            (Metric.Agreement, metrics.LabelAgreement),
        ];
        return all.Where(each => each.Value is not null).ToDictionary(each => each.Metric.Key, each => each.Value!.Value);
    }
}
