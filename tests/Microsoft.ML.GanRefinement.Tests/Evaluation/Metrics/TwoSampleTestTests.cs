using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class TwoSampleTestTests
{
    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Equal_distributions_cannot_be_told_apart(int seed)
    {
        var real = Samples.Gaussian(400, 3, seed);
        var generated = Samples.Gaussian(300, 3, seed + 100);
        var nearest = NearestNeighborAccuracyPart.Compute(real, generated, seed);
        var logistic = LogisticAccuracyPart.Compute(real, generated, seed);
        Assert.Equal(Math.Sqrt(0.25 / 600), nearest.Spread!.Value, 1e-15);
        Assert.Equal(Math.Sqrt(0.25 / 300), logistic.Spread!.Value, 1e-15);
        Assert.InRange(nearest.Value, 0.5 - (4 * nearest.Spread.Value), 0.5 + (4 * nearest.Spread.Value));
        Assert.InRange(logistic.Value, 0.5 - (4 * logistic.Spread.Value), 0.5 + (4 * logistic.Spread.Value));
    }

    [Fact]
    public void Nineteen_of_twenty_accuracies_of_equal_distributions_lie_within_196_percent_of_the_spread()
    {
        MetricEstimate[] found =
        [
            .. Enumerable.Range(0, 60).Select(seed =>
                LogisticAccuracyPart.Compute(Samples.Gaussian(200, 2, 300 + seed), Samples.Gaussian(200, 2, 400 + seed), seed)),
        ];
        // A binomial count of 60 with chance 0.95 is 57 ± 1.7.
        Assert.InRange(found.Count(f => Math.Abs(f.Value - 0.5) <= 1.96 * f.Spread!.Value), 52, 60);
    }

    [Fact]
    public void Samples_far_apart_are_told_apart_always()
    {
        var real = Samples.Gaussian(40, 3, 1);
        var generated = Samples.Gaussian(40, 3, 2, shift: 100);
        Assert.Equal(1, NearestNeighborAccuracyPart.Compute(real, generated, 0).Value);
        Assert.Equal(1, LogisticAccuracyPart.Compute(real, generated, 0).Value);
    }

    [Fact]
    public void Copies_are_each_others_nearest_neighbours()
    {
        var sample = Samples.Gaussian(40, 3, 1);
        Assert.Equal(0, NearestNeighborAccuracyPart.Compute(sample, sample, 0).Value);
    }

    [Fact]
    public void A_tie_counts_half() =>
        Assert.Equal(0.5, NearestNeighborAccuracyPart.Compute(Samples.Rows([0, 0], [0, 0]), Samples.Rows([0, 0], [0, 0]), 0).Value);

    [Fact]
    public void The_nearest_neighbour_sees_what_a_plane_cannot()
    {
        var narrow = Samples.Gaussian(400, 2, 1, scale: 0.05);
        var wide = Samples.Gaussian(400, 2, 2, scale: 3);
        Assert.True(NearestNeighborAccuracyPart.Compute(narrow, wide, 0).Value > 0.9);
        // A plane beside the narrow sample has all of that and half of the wide one right.
        Assert.True(LogisticAccuracyPart.Compute(narrow, wide, 0).Value < 0.8);
    }

    [Fact]
    public void Features_that_are_constant_or_more_than_rows_do_no_harm()
    {
        var real = Samples.Rows([1, 0, 7, 3, 2], [2, 0, 7, 1, 1], [1, 1, 7, 2, 2], [2, 2, 7, 0, 0]);
        var generated = ReferenceData.Map(real, v => v == 7 ? 7 : v + 50);
        Assert.Equal(1, LogisticAccuracyPart.Compute(real, generated, 0).Value);
    }
}
