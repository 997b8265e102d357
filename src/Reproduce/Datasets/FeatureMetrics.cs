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
    /// <param name="imageColumn">The images, where there are class probabilities, and perhaps labels, beside the generated features; else null.</param>
    public static Reading Measure(
        MLContext ml, IDataView real, IDataView generated, EvaluationProtocol protocol, bool everything, string? imageColumn = null)
    {
        var classified = everything && imageColumn is not null;
        var conditional = classified && generated.Schema.GetColumnOrNull("Label") is not null;
        EvaluationOptions options = new()
        {
            Metrics = everything
                ?
                [
                    GanMetric.KernelDistance(KernelSubsets), GanMetric.Density(), GanMetric.Coverage(), GanMetric.Ndb(), GanMetric.JensenShannonDivergence(),
                    .. classified ? [GanMetric.StructuralSimilarity()] : Array.Empty<GanMetric>(),
                    .. conditional ? [GanMetric.IntraClassFrechetDistance()] : Array.Empty<GanMetric>(),
                ]
                : [],
            ProbabilityColumnName = classified ? "Probabilities" : null,
            LabelColumnName = conditional ? "Label" : null,
            Protocol = protocol,
        };
        options.ImageColumnName = imageColumn ?? options.ImageColumnName;
        // Read again for each class.
        generated = conditional ? ml.Data.Cache(generated, "Features", "Label", "Probabilities", options.ImageColumnName) : generated;
        var metrics = ml.Gan().Evaluate(real, generated, options);
        return new(
            Values(metrics).Concat(conditional ? ClassMetrics.Measure(ml, real, generated, protocol, options.ImageColumnName) : []).ToDictionary(),
            metrics.Protocol.ToString());
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
            (Metric.Similarity, metrics.StructuralSimilarity?.Value),
            (Metric.IntraClassFrechet, metrics.IntraClassFrechetDistance?.Value),
            (Metric.Agreement, metrics.LabelAgreement),
        ];
        return all.Where(each => each.Value is not null).ToDictionary(each => each.Metric.Key, each => each.Value!.Value);
    }
}
