namespace Microsoft.ML.GanRefinement.Evaluation;

/// <summary>A metric of a result, for tables and comparisons.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Goal">Which change is for the better.</param>
/// <param name="Estimate">Its value.</param>
internal sealed record MetricRow(string Name, MetricGoal Goal, MetricEstimate Estimate)
{
    /// <summary>All metrics that were computed.</summary>
    public static IEnumerable<MetricRow> Of(GanMetrics metrics)
    {
        yield return new("Fréchet distance", MetricGoal.Less, new(metrics.FrechetDistance));
        if (metrics.ClassifierScore is double score)
        {
            yield return new("classifier score", MetricGoal.More, new(score, metrics.ClassifierScoreStandardDeviation));
        }

        if (metrics.LabelAgreement is double agreement)
        {
            yield return new("label agreement", MetricGoal.More, new(agreement));
        }

        foreach (MetricRow row in OfEstimates(metrics))
        {
            yield return row;
        }
    }

    /// <summary>Those that are estimates with a spread.</summary>
    public static IEnumerable<MetricRow> OfEstimates(GanMetrics metrics)
    {
        (string Name, MetricGoal Goal, MetricEstimate? Estimate)[] all =
        [
            ("extrapolated Fréchet distance", MetricGoal.Less, metrics.ExtrapolatedFrechetDistance),
            ("Fréchet distance inside classes", MetricGoal.Less, metrics.ClassFrechetDistance),
            ("kernel distance", MetricGoal.Less, metrics.KernelDistance),
            ("precision", MetricGoal.More, metrics.Precision),
            ("recall", MetricGoal.More, metrics.Recall),
            ("density", MetricGoal.More, metrics.Density),
            ("coverage", MetricGoal.More, metrics.Coverage),
            ("different bins", MetricGoal.Less, metrics.DifferentBins),
            ("bin divergence", MetricGoal.Less, metrics.BinDivergence),
            ("sliced Wasserstein", MetricGoal.Less, metrics.SlicedWasserstein),
            ("nearest-neighbour accuracy", MetricGoal.NearHalf, metrics.NearestNeighborAccuracy),
            ("logistic accuracy", MetricGoal.NearHalf, metrics.LogisticAccuracy),
            ("data copying", MetricGoal.NearHalf, metrics.DataCopying),
            ("structural similarity", MetricGoal.NearReal, metrics.StructuralSimilarity),
        ];
        return all.Where(metric => metric.Estimate is not null).Select(metric => new MetricRow(metric.Name, metric.Goal, metric.Estimate!.Value));
    }
}
