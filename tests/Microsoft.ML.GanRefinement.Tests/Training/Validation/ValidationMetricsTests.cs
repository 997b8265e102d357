
using Microsoft.ML.GanRefinement.Evaluation;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Evaluation.Reports;
using Microsoft.ML.GanRefinement.Training.Validation;

namespace Microsoft.ML.GanRefinement.Tests.Training.Validation;

public class ValidationMetricsTests
{
    public static TheoryData<GanValidationMetric> All => [.. Enum.GetValues<GanValidationMetric>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_is_the_property_of_its_name_and_has_a_goal_that_a_value_can_reach(GanValidationMetric metric)
    {
        var random = new Random(3);
        FeatureMatrix Sample() => new([.. Enumerable.Range(0, 240).Select(_ => random.NextDouble())], 120, 2);
        var metrics = GanEvaluator.Evaluate(
            new(Sample(), null, null), new(Sample(), null, null), null, new EvaluationOptions { Metrics = ValidationMetrics.NeededFor(metric) });
        var property = typeof(GanMetrics).GetProperty(metric.ToString())!.GetValue(metrics);
        var row = ValidationMetrics.Of(metrics, metric);
        Assert.Equal(property is double value ? value : ((MetricEstimate)property!).Value, row.Estimate.Value);
        Assert.NotEqual(MetricDirection.RealValueIsBest, row.Direction);
    }

    [Theory]
    [InlineData(MetricDirection.LowerIsBetter, 3, 1, 2)]
    [InlineData(MetricDirection.HigherIsBetter, 3, 1, -2)]
    [InlineData(MetricDirection.HalfIsBest, 0.75, 0.375, 0.125)]
    [InlineData(MetricDirection.RealValueIsBest, 3, 1, 0)]
    public void A_gain_is_above_zero_for_the_better(MetricDirection goal, double before, double after, double gain) =>
        Assert.Equal(gain, goal.Gain(before, after));
}
