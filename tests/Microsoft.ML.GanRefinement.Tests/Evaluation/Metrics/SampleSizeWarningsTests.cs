using Microsoft.ML.GanRefinement.Evaluation.Metrics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class SampleSizeWarningsTests
{
    public static TheoryData<GanMetric, int, string> Rules => new()
    {
        { GanMetric.FrechetDistance(), 9, "9 images are fewer than 5 for each of 2 features" },
        { GanMetric.KernelDistance(), 999, "kernel distance of fewer than 1000" },
        { GanMetric.Precision(), 999, "Precision, recall, density and coverage of fewer than 1000" },
        { GanMetric.Recall(), 999, "Precision, recall, density and coverage of fewer than 1000" },
        { GanMetric.Density(), 999, "Precision, recall, density and coverage of fewer than 1000" },
        { GanMetric.Coverage(), 999, "Precision, recall, density and coverage of fewer than 1000" },
        { GanMetric.Ndb(), 999, "999 images are fewer than 10 for each of 100 bins" },
        { GanMetric.JensenShannonDivergence(), 999, "999 images are fewer than 10 for each of 100 bins" },
        { GanMetric.SlicedWasserstein(), 999, "sliced Wasserstein distance of fewer than 1000" },
        { GanMetric.NearestNeighborAccuracy(), 199, "Two-sample tests of fewer than 200" },
        { GanMetric.LogisticAccuracy(), 199, "Two-sample tests of fewer than 200" },
        { GanMetric.ExtrapolatedFrechetDistance(), 29, "smallest subsets of 29 images" },
        { GanMetric.DataCopying(), 99, "copies of fewer than 100" },
        { GanMetric.StructuralSimilarity(), 99, "pairs of fewer than 100" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_metric_has_a_rule_of_its_own(GanMetric metric, int few, string warning)
    {
        Assert.Contains(warning, Assert.Single(metric.SizeWarnings(few, few, features: 2)), StringComparison.Ordinal);
        Assert.Empty(metric.SizeWarnings(few + 1, few + 1, features: 2));
        Assert.Single(metric.SizeWarnings(few + 1, few, features: 2));
    }

    [Fact]
    public void Metrics_of_one_kind_warn_once()
    {
        MLContext ml = new(seed: 1);
        var view = ml.Data.LoadFromEnumerable(FeatureRow.Rows(200, seed: 1));
        var warnings = ml.Gan().Evaluate(view, view, new EvaluationOptions
        {
            Metrics = [.. GanMetric.Default, GanMetric.Ndb(), GanMetric.JensenShannonDivergence()],
        }).Warnings;
        Assert.Equal(3, warnings.Count);
        Assert.Equal(warnings.Distinct(), warnings);
    }

    [Fact]
    public void A_score_of_few_images_a_split_is_warned_of()
    {
        Assert.Contains("99 images in each of 10 splits", Assert.Single(InceptionScorePart.Warnings(999, classes: 10, splits: 10)), StringComparison.Ordinal);
        Assert.Empty(InceptionScorePart.Warnings(1000, classes: 10, splits: 10));
        Assert.Single(InceptionScorePart.Warnings(1000, classes: 11, splits: 10));
        // One split helps only where all images together are enough.
        Assert.EndsWith("Generate more, or set InceptionScoreSplits to 1.", InceptionScorePart.Warnings(999, 10, 10).Single(), StringComparison.Ordinal);
        Assert.StartsWith("1 images in each of 5 splits", InceptionScorePart.Warnings(5, classes: 3, splits: 10).Single(), StringComparison.Ordinal);
        var one = Assert.Single(InceptionScorePart.Warnings(99, classes: 3, splits: 1));
        Assert.StartsWith("99 images in 1 split are fewer", one, StringComparison.Ordinal);
        Assert.EndsWith("Generate more.", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Duplicates_whose_balls_are_points_are_warned_of()
    {
        MLContext ml = new(seed: 1);
        FeatureRow[] rows = [.. FeatureRow.Rows(20, seed: 1).SelectMany(row => Enumerable.Repeat(row, 10))];
        var view = ml.Data.LoadFromEnumerable(rows);
        var metrics = ml.Gan().Evaluate(view, view, new EvaluationOptions { Metrics = [GanMetric.Precision()] });
        Assert.Equal(0, metrics.Precision!.Value.Value);
        Assert.Contains(metrics.Warnings, warning => warning.StartsWith("200 of 200 real and 200 of 200 generated images equal", StringComparison.Ordinal));
        Assert.Contains("200 of 200 real", metrics.ToJson(), StringComparison.Ordinal);
        Assert.Contains("200 of 200 real", metrics.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_classes_modes_and_tests_are_warned_of()
    {
        Assert.Contains("smallest class has 2 images", Assert.Single(IntraClassFrechetDistancePart.Warnings([0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1], features: 2)),
            StringComparison.Ordinal);
        // The rule of the plain distance, for each class that counts.
        Assert.Contains("smallest class has 3 images, fewer than 5 for each of 2 features",
            Assert.Single(IntraClassFrechetDistancePart.Warnings([0, 0, 0], [0, 0, 0], features: 2)), StringComparison.Ordinal);
        Assert.Single(IntraClassFrechetDistancePart.Warnings([.. new long[9]], [.. new long[10]], features: 2));
        Assert.Empty(IntraClassFrechetDistancePart.Warnings([.. new long[10]], [.. new long[10]], features: 2));
        Assert.Contains("1 classes have fewer than 2",
            Assert.Single(IntraClassFrechetDistancePart.Warnings([.. new long[10], 1], [.. new long[10], 1], features: 2)), StringComparison.Ordinal);
        Assert.Single(LabelAgreementPart.Warnings(29, classes: 3));
        Assert.Empty(LabelAgreementPart.Warnings(30, classes: 3));
        Assert.Single(MixtureCoverage.SizeWarnings(159, modes: 8));
        Assert.Empty(MixtureCoverage.SizeWarnings(160, modes: 8));
        Assert.Single(PathLength.SizeWarnings(999));
        Assert.Empty(PathLength.SizeWarnings(1000));
    }
}
