using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>Finds a validation's metric among those of an evaluation.</summary>
internal static class ValidationMetrics
{
    private static readonly Dictionary<GanValidationMetric, (EvaluationMetrics Needed, string Name)> s_all = new()
    {
        [GanValidationMetric.FrechetDistance] = (EvaluationMetrics.None, "Fréchet distance"),
        [GanValidationMetric.ExtrapolatedFrechetDistance] = (EvaluationMetrics.ExtrapolatedFrechetDistance, "extrapolated Fréchet distance"),
        [GanValidationMetric.KernelDistance] = (EvaluationMetrics.KernelDistance, "kernel distance"),
        [GanValidationMetric.Precision] = (EvaluationMetrics.Neighborhoods, "precision"),
        [GanValidationMetric.Recall] = (EvaluationMetrics.Neighborhoods, "recall"),
        [GanValidationMetric.Density] = (EvaluationMetrics.Neighborhoods, "density"),
        [GanValidationMetric.Coverage] = (EvaluationMetrics.Neighborhoods, "coverage"),
        [GanValidationMetric.Ndb] = (EvaluationMetrics.Bins, "different bins"),
        [GanValidationMetric.JensenShannonDivergence] = (EvaluationMetrics.Bins, "bin divergence"),
        [GanValidationMetric.SlicedWasserstein] = (EvaluationMetrics.SlicedWasserstein, "sliced Wasserstein"),
        [GanValidationMetric.NearestNeighborAccuracy] = (EvaluationMetrics.TwoSampleTests, "nearest-neighbour accuracy"),
        [GanValidationMetric.LogisticAccuracy] = (EvaluationMetrics.TwoSampleTests, "logistic accuracy"),
    };

    /// <summary>What an evaluation must be asked for beside the Fréchet distance.</summary>
    public static EvaluationMetrics NeededFor(GanValidationMetric metric) => s_all[metric].Needed;

    /// <summary>The name to show, that of its <see cref="MetricRow"/>.</summary>
    public static string NameOf(GanValidationMetric metric) => s_all[metric].Name;

    /// <summary>Its value, and which change is for the better.</summary>
    public static MetricRow Of(GanMetrics metrics, GanValidationMetric metric) => MetricRow.Of(metrics).Single(row => row.Name == NameOf(metric));
}
