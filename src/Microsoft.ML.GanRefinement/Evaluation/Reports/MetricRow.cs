namespace Microsoft.ML.GanRefinement.Evaluation.Reports;

/// <summary>A metric of a result, for tables and comparisons.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Direction">Which change is for the better.</param>
/// <param name="Estimate">Its value.</param>
internal sealed record MetricRow(string Name, MetricDirection Direction, MetricEstimate Estimate)
{
    /// <summary>All metrics that were computed.</summary>
    public static IEnumerable<MetricRow> Of(GanMetrics metrics)
    {
        yield return new("Fréchet distance", MetricDirection.LowerIsBetter, new(metrics.FrechetDistance));
        if (metrics.InceptionScore is double score)
            yield return new("classifier score", MetricDirection.HigherIsBetter, new(score, metrics.InceptionScoreStandardDeviation));

        if (metrics.LabelAgreement is double agreement)
            yield return new("label agreement", MetricDirection.HigherIsBetter, new(agreement));

        foreach (var row in OfEstimates(metrics))
            yield return row;
    }

    /// <summary>Those that are estimates with a spread.</summary>
    public static IEnumerable<MetricRow> OfEstimates(GanMetrics metrics)
    {
        (string Name, MetricDirection Direction, MetricEstimate? Estimate)[] all =
        [
            ("extrapolated Fréchet distance", MetricDirection.LowerIsBetter, metrics.ExtrapolatedFrechetDistance),
            ("Fréchet distance inside classes", MetricDirection.LowerIsBetter, metrics.IntraClassFrechetDistance),
            ("kernel distance", MetricDirection.LowerIsBetter, metrics.KernelDistance),
            ("precision", MetricDirection.HigherIsBetter, metrics.Precision),
            ("recall", MetricDirection.HigherIsBetter, metrics.Recall),
            ("density", MetricDirection.HigherIsBetter, metrics.Density),
            ("coverage", MetricDirection.HigherIsBetter, metrics.Coverage),
            ("different bins", MetricDirection.LowerIsBetter, metrics.Ndb),
            ("bin divergence", MetricDirection.LowerIsBetter, metrics.JensenShannonDivergence),
            ("sliced Wasserstein", MetricDirection.LowerIsBetter, metrics.SlicedWasserstein),
            ("nearest-neighbour accuracy", MetricDirection.HalfIsBest, metrics.NearestNeighborAccuracy),
            ("logistic accuracy", MetricDirection.HalfIsBest, metrics.LogisticAccuracy),
            ("data copying", MetricDirection.HalfIsBest, metrics.DataCopying),
            ("structural similarity", MetricDirection.RealValueIsBest, metrics.StructuralSimilarity),
        ];
        return all.Where(metric => metric.Estimate is not null).Select(metric => new MetricRow(metric.Name, metric.Direction, metric.Estimate!.Value));
    }
}
