using Microsoft.ML.GanRefinement.Evaluation.Reports;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Reports;

public class SampleSizeWarningsTests
{
    [Theory]
    [InlineData(EvaluationMetrics.KernelDistance, 999, "kernel distance of fewer than 1000")]
    [InlineData(EvaluationMetrics.Neighborhoods, 999, "Precision, recall, density and coverage of fewer than 1000")]
    [InlineData(EvaluationMetrics.Bins, 999, "999 images are fewer than 10 for each of 100 bins")]
    [InlineData(EvaluationMetrics.SlicedWasserstein, 999, "sliced Wasserstein distance of fewer than 1000")]
    [InlineData(EvaluationMetrics.TwoSampleTests, 199, "Two-sample tests of fewer than 200")]
    [InlineData(EvaluationMetrics.ExtrapolatedFrechetDistance, 29, "smallest subsets of 29 images")]
    [InlineData(EvaluationMetrics.DataCopying, 99, "copies of fewer than 100")]
    [InlineData(EvaluationMetrics.StructuralSimilarity, 99, "pairs of fewer than 100")]
    public void Each_metric_has_a_rule_of_its_own(EvaluationMetrics metric, int few, string warning)
    {
        Assert.Contains(warning, Assert.Single(Of(few, metric)), StringComparison.Ordinal);
        Assert.Empty(Of(few + 1, metric));
        Assert.Empty(Of(few, EvaluationMetrics.None));

        static string[] Of(int count, EvaluationMetrics metric) =>
            [.. SampleSizeWarnings.Of(count, count, features: 2, new EvaluationOptions { Metrics = metric })];
    }

    [Fact]
    public void A_score_of_few_images_a_split_is_warned_of()
    {
        Assert.Contains("99 images in each of 10 splits", Assert.Single(SampleSizeWarnings.OfScore(999, classes: 10, splits: 10)), StringComparison.Ordinal);
        Assert.Empty(SampleSizeWarnings.OfScore(1000, classes: 10, splits: 10));
        Assert.Single(SampleSizeWarnings.OfScore(1000, classes: 11, splits: 10));
        Assert.Single(SampleSizeWarnings.OfScore(5, classes: 3, splits: 10));
    }

    [Fact]
    public void Duplicates_whose_balls_are_points_are_warned_of()
    {
        MLContext ml = new(seed: 1);
        FeatureRow[] rows = [.. FeatureRow.Rows(20, seed: 1).SelectMany(row => Enumerable.Repeat(row, 10))];
        var view = ml.Data.LoadFromEnumerable(rows);
        var metrics = ml.Gan().Evaluate(view, view, new EvaluationOptions { Metrics = EvaluationMetrics.Neighborhoods });
        Assert.Equal(0, metrics.Precision!.Value.Value);
        Assert.Contains(metrics.Warnings, warning => warning.StartsWith("200 of 200 real and 200 of 200 generated images equal", StringComparison.Ordinal));
        Assert.Contains("200 of 200 real", metrics.ToJson(), StringComparison.Ordinal);
        Assert.Contains("200 of 200 real", metrics.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_classes_modes_and_tests_are_warned_of()
    {
        Assert.Contains("smallest class has 2 images", Assert.Single(SampleSizeWarnings.OfClasses([0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], features: 2)),
            StringComparison.Ordinal);
        Assert.Empty(SampleSizeWarnings.OfClasses([0, 0, 0], [0, 0, 0], features: 2));
        Assert.Single(SampleSizeWarnings.OfAccuracy(29, classes: 3));
        Assert.Empty(SampleSizeWarnings.OfAccuracy(30, classes: 3));
        Assert.Single(SampleSizeWarnings.OfModes(159, modes: 8));
        Assert.Empty(SampleSizeWarnings.OfModes(160, modes: 8));
    }
}
