
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class InceptionScoreTests
{
    [Fact]
    public void Constant_predictions_score_one()
    {
        FeatureMatrix same = new([.. Enumerable.Repeat(new[] { 0.2, 0.5, 0.3 }, 40).SelectMany(p => p)], 40, 3);
        (var mean, var deviation) = InceptionScorePart.Compute(same, splits: 10, seed: 0);
        Assert.Equal(1, mean, 1e-12);
        Assert.Equal(0, deviation, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Sure_and_balanced_predictions_score_the_number_of_classes(int classes)
    {
        var values = new double[classes * classes * 3];
        for (var row = 0; row < classes * 3; row++)
            values[(row * classes) + (row % classes)] = 1;

        Assert.Equal(classes, InceptionScorePart.Compute(new(values, classes * 3, classes), splits: 1, seed: 0).Mean, 1e-12);
    }

    [Fact]
    public void Two_balanced_classes_with_nine_tenths_each()
    {
        var probabilities = Samples.Rows([0.9, 0.1], [0.1, 0.9]);
        Assert.Equal(1.444935, InceptionScorePart.Compute(probabilities, splits: 1, seed: 0).Mean, 1e-6);
    }

    [Fact]
    public void The_mean_and_deviation_are_over_the_splits()
    {
        // One row a split: the marginal is the row itself, so that each split scores 1.
        var probabilities = Samples.Rows([0.9, 0.1], [0.1, 0.9], [1, 0]);
        Assert.Equal(1, InceptionScorePart.Compute(probabilities, splits: 3, seed: 0).Mean, 1e-12);
        Assert.Equal(1, InceptionScorePart.Compute(probabilities, splits: 99, seed: 0).Mean, 1e-12);
        Assert.True(InceptionScorePart.Compute(probabilities, splits: 2, seed: 0).StandardDeviation > 0);
    }

    [Fact]
    public void The_seed_decides_the_splits()
    {
        FeatureMatrix probabilities = new([.. Enumerable.Range(0, 50).SelectMany(i => new[] { i / 50.0, 1 - (i / 50.0) })], 50, 2);
        var first = InceptionScorePart.Compute(probabilities, splits: 10, seed: 1).Mean;
        Assert.Equal(first, InceptionScorePart.Compute(probabilities, splits: 10, seed: 1).Mean);
        Assert.NotEqual(first, InceptionScorePart.Compute(probabilities, splits: 10, seed: 2).Mean);
    }

    [Fact]
    public void Less_than_one_split_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InceptionScorePart.Compute(Samples.Rows([1, 0]), splits: 0, seed: 0));

    [Theory]
    [InlineData(new[] { 2.0, -1.0 }, "has the value -1", "take their softmax")]
    [InlineData(new[] { 1.0000001, -1e-7 }, "has the value -1E-07", "set negative values to 0")]
    [InlineData(new[] { 60.0, 40.0 }, "adds up to 100", "divide them by 100")]
    [InlineData(new[] { 0.5, 0.4 }, "adds up to 0.9", "scores of another kind")]
    public void Rows_that_are_no_distributions_are_refused_as_what_they_are(double[] row, string found, string remedy)
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => InceptionScorePart.Compute(Samples.Rows([0.5, 0.5], row), splits: 1, seed: 0));
        Assert.Contains("Row 1 of the class probabilities " + found, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, InceptionScorePart.Compute(Samples.Rows([0.5, 0.5], [0.5004, 0.5004]), splits: 1, seed: 0).Mean, 1e-2);
    }
}
