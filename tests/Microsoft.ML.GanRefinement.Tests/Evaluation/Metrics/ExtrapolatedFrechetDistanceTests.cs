using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class ExtrapolatedFrechetDistanceTests
{
    [Fact]
    public void A_line_is_read_at_zero()
    {
        var found = ExtrapolatedFrechetDistancePart.Intercept([1, 2, 4], [5, 7, 11]);
        Assert.Equal(3, found.Value, 1e-12);
        Assert.Equal(0, found.Spread!.Value, 1e-12);
    }

    [Fact]
    public void It_is_nearer_to_the_distance_of_many_than_that_of_few_is()
    {
        // Between equal distributions the distance of infinitely many is zero, that of few is all bias.
        var real = Samples.Gaussian(20_000, 8, seed: 1);
        double[] few = [.. Enumerable.Range(0, 5).Select(i => FrechetDistancePart.Between(real, Samples.Gaussian(400, 8, seed: 10 + i)))];
        double[] infinite = [.. Enumerable.Range(0, 5)
            .Select(i => ExtrapolatedFrechetDistancePart.Compute(real, Samples.Gaussian(400, 8, seed: 10 + i), 15, 1).Value)];
        Assert.True(Math.Abs(infinite.Average()) < few.Average() / 3, $"{infinite.Average()} against {few.Average()}");
    }

    [Fact]
    public void Too_few_rows_are_refused() => Assert.Throws<InvalidOperationException>(
        () => ExtrapolatedFrechetDistancePart.Compute(Samples.Gaussian(50, 2, 1), Samples.Gaussian(10, 2, 2), 15, 1));
}
