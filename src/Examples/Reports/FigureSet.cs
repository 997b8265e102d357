
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Reports;

/// <summary>The figures of one way to generate.</summary>
internal sealed record FigureSet(double FrechetDistance, double InceptionScore, double LabelAgreement)
{
    public static FigureSet Of(GanMetrics metrics) =>
        new(metrics.FrechetDistance, metrics.InceptionScore!.Value, metrics.LabelAgreement!.Value);
}
