using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class VendiScoreTests
{
    private static readonly double[] s_orders = [0.1, 0.5, 1, 2, 700];

    public static TheoryData<double> Orders => [.. s_orders];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Images_that_are_alike_count_as_one(double order)
    {
        Assert.Equal(1, VendiScorePart.Compute(Samples.Rows([.. Enumerable.Repeat((double[])[1, -2, 3], 50)]), order), 1e-12);
        // Of one direction, however long.
        Assert.Equal(1, VendiScorePart.Compute(Samples.Rows([1, -2, 3], [2, -4, 6], [1e-9, -2e-9, 3e-9]), order), 1e-12);
        Assert.Equal(1, VendiScorePart.Compute(Samples.Rows([5]), order));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Images_that_have_nothing_in_common_count_each(double order) =>
        Assert.Equal(6, VendiScorePart.Compute(Groups(groups: 6, each: 1, features: 6), order), 1e-10);

    // With more rows than features, as many, and fewer.
    [Theory]
    [InlineData(4, 25, 4)]
    [InlineData(4, 25, 100)]
    [InlineData(4, 25, 300)]
    [InlineData(3, 2000, 5)]
    public void Equal_groups_of_images_that_are_alike_count_each(int groups, int each, int features)
    {
        foreach (var order in s_orders)
            Assert.Equal(groups, VendiScorePart.Compute(Groups(groups, each, features), order), 1e-9);
    }

    [Fact]
    public void Groups_of_different_sizes_count_by_their_entropy()
    {
        var sample = Samples.Rows([0, 1], [0, 3], [2, 0], [0, 5]);
        Assert.Equal(Math.Pow(4, 0.25) * Math.Pow(4.0 / 3, 0.75), VendiScorePart.Compute(sample), 1e-12);
        Assert.Equal(1 / ((0.25 * 0.25) + (0.75 * 0.75)), VendiScorePart.Compute(sample, order: 2), 1e-12);
        Assert.Equal(Math.Pow(0.5 + Math.Sqrt(0.75), 2), VendiScorePart.Compute(sample, order: 0.5), 1e-12);
    }

    [Fact]
    public void Two_images_count_by_the_angle_between_them()
    {
        // K has the eigenvalues 1 ± cos.
        var share = (1 + Math.Cos(0.8)) / 2;
        var expected = Math.Exp(-(share * Math.Log(share)) - ((1 - share) * Math.Log(1 - share)));
        Assert.Equal(expected, VendiScorePart.Compute(Samples.Rows([2, 0], [3 * Math.Cos(0.8), 3 * Math.Sin(0.8)])), 1e-12);
        Assert.Equal(expected, VendiScorePart.Compute(Samples.Rows([2, 0, 0], [3 * Math.Cos(0.8), 3 * Math.Sin(0.8), 0])), 1e-12);
    }

    [Fact]
    public void Features_that_are_0_throughout_are_alike_and_like_no_others()
    {
        Assert.Equal(1, VendiScorePart.Compute(Samples.Rows([0, 0], [0, 0])));
        Assert.Equal(2, VendiScorePart.Compute(Samples.Rows([0, 0], [1, 2], [0, 0], [2, 4])), 1e-12);
    }

    [Theory]
    [InlineData(40, 7)]
    [InlineData(7, 40)]
    [InlineData(1500, 7)]
    public void It_knows_no_order_and_no_scale_and_stays_in_its_range(int rows, int features)
    {
        var sample = Samples.Gaussian(rows, features, seed: 4, shift: 0.5);
        foreach (var order in s_orders)
        {
            var score = VendiScorePart.Compute(sample, order);
            Assert.InRange(score, 1, Math.Min(rows, features) + 1e-9);
            Assert.Equal(score, VendiScorePart.Compute(sample.Select([.. Enumerable.Range(0, rows).Reverse()]), order), 1e-10 * score);
            Assert.Equal(score, VendiScorePart.Compute(Samples.Rotated(sample, 0.7), order), 1e-10 * score);
            Assert.Equal(score, VendiScorePart.Compute(sample with { Values = [.. sample.Values.Select(value => 1000 * value)] }, order), 1e-10 * score);
        }

        double[] scores = [.. s_orders.Select(order => VendiScorePart.Compute(sample, order))];
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public void It_is_of_the_generated_images_alone()
    {
        MLContext ml = new(seed: 1);
        IDataView real = ml.Data.LoadFromEnumerable(FeatureRow.Rows(60, 1)), generated = ml.Data.LoadFromEnumerable(FeatureRow.Rows(50, 2));
        var metrics = ml.Gan().Evaluate(real, generated, new EvaluationOptions { Metrics = [GanMetric.VendiScore(2)] });
        var features = Samples.Rows([.. FeatureRow.Rows(50, 2).Select(row => row.Features.Select(value => (double)value).ToArray())]);
        Assert.Equal(new MetricEstimate(VendiScorePart.Compute(features, 2)), metrics.VendiScore);
        Assert.Equal("Vendi score: order 2", metrics.Protocol.Settings);
    }

    [Fact]
    public void Few_images_are_warned_of()
    {
        Assert.Contains("The Vendi score of fewer than 1000 images is too low", Assert.Single(GanMetric.VendiScore().SizeWarnings(5000, 999, 2)),
            StringComparison.Ordinal);
        Assert.Empty(GanMetric.VendiScore().SizeWarnings(10, 1000, 2));
        // What the warning says: fewer images of one distribution score less.
        Assert.InRange(VendiScorePart.Compute(Samples.Gaussian(1000, 64, 1)) / VendiScorePart.Compute(Samples.Gaussian(20_000, 64, 2)), 0.9, 0.98);
        Assert.InRange(VendiScorePart.Compute(Samples.Gaussian(100, 64, 1)) / VendiScorePart.Compute(Samples.Gaussian(20_000, 64, 2)), 0.5, 0.8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_order_that_is_not_above_0_is_refused(double order) =>
        Assert.StartsWith("order must be a finite number above 0",
            Assert.Throws<ArgumentOutOfRangeException>(() => GanMetric.VendiScore(order)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_images_are_refused() => Assert.Throws<InvalidOperationException>(() => VendiScorePart.Compute(new([], 0, 3)));

    // Each group has a direction of its own, and its images are of different lengths.
    private static FeatureMatrix Groups(int groups, int each, int features) => Samples.Rows(
    [
        .. Enumerable.Range(0, groups * each).Select(row =>
        {
            var values = new double[features];
            values[row % groups] = 1 + (row / groups);
            return values;
        }),
    ]);
}
