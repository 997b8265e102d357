using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class FrechetDistanceTests
{
    [Theory]
    [InlineData(500, 16)]
    [InlineData(4, 4)]
    [InlineData(5, 20)]
    public void A_sample_is_at_no_distance_from_itself(int rows, int columns)
    {
        var sample = Samples.Gaussian(rows, columns, seed: 1);
        Assert.InRange(FrechetDistancePart.Between(sample, sample), 0, 1e-6);
    }

    [Theory]
    [InlineData(300, 200, 12)]
    [InlineData(6, 9, 30)]
    [InlineData(6, 90, 30)]
    public void The_distance_is_symmetric(int rows, int otherRows, int columns)
    {
        var one = Samples.Gaussian(rows, columns, seed: 1);
        var other = Samples.Gaussian(otherRows, columns, seed: 2, shift: 0.4, scale: 1.7);
        var distance = FrechetDistancePart.Between(one, other);
        Assert.True(distance > 0.1);
        Assert.Equal(distance, FrechetDistancePart.Between(other, one), 1e-9 * distance);
    }

    [Fact]
    public void In_one_dimension_it_is_the_squared_difference_of_mean_and_of_deviation()
    {
        var one = Samples.Diagonal([1.5], [2.0]);
        var other = Samples.Diagonal([-0.5], [0.7]);
        Assert.Equal((2.0 * 2.0) + (1.3 * 1.3), FrechetDistancePart.Between(one, other), 1e-12);
    }

    [Fact]
    public void Isotropic_samples_differ_by_mean_and_d_times_the_deviations()
    {
        const int D = 7;
        var one = Samples.Diagonal([.. Enumerable.Repeat(0.0, D)], [.. Enumerable.Repeat(1.0, D)]);
        var other = Samples.Diagonal([.. Enumerable.Repeat(0.5, D)], [.. Enumerable.Repeat(3.0, D)]);
        Assert.Equal((D * 0.25) + (D * 4.0), FrechetDistancePart.Between(one, other), 1e-10);
    }

    [Fact]
    public void Diagonal_covariances_differ_by_their_roots()
    {
        double[] first = [0.1, 1.0, 2.0, 5.0];
        double[] second = [3.0, 0.2, 2.0, 4.0];
        var expected = first.Zip(second, (a, b) => (a - b) * (a - b)).Sum();
        double[] mean = [1, 2, 3, 4];
        Assert.Equal(expected, FrechetDistancePart.Between(Samples.Diagonal(mean, first), Samples.Diagonal(mean, second)), 1e-10);
    }

    [Fact]
    public void Turning_both_samples_changes_nothing()
    {
        var one = Samples.Gaussian(200, 8, seed: 3);
        var other = Samples.Gaussian(150, 8, seed: 4, shift: 1);
        var distance = FrechetDistancePart.Between(one, other);
        Assert.Equal(distance, FrechetDistancePart.Between(Samples.Rotated(one, 0.6), Samples.Rotated(other, 0.6)), 1e-9 * distance);
        Assert.NotEqual(distance, FrechetDistancePart.Between(one, Samples.Rotated(other, 0.6)), 1e-3);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 40)]
    [InlineData(2, 2)]
    public void Covariances_without_full_rank_give_a_finite_distance(int rows, int columns)
    {
        var distance = FrechetDistancePart.Between(Samples.Gaussian(rows, columns, seed: 5), Samples.Gaussian(rows, columns, seed: 6));
        Assert.True(double.IsFinite(distance) && distance >= 0);
    }

    [Fact]
    public void A_constant_feature_does_no_harm()
    {
        var one = Samples.Diagonal([0, 5], [1, 0]);
        var other = Samples.Diagonal([0, 7], [4, 0]);
        Assert.Equal(4.0 + 9.0, FrechetDistancePart.Between(one, other), 1e-10);
    }

    [Fact]
    public void Halves_of_one_distribution_come_closer_as_one_over_their_size()
    {
        static double Mean(int rows) => Enumerable.Range(0, 10).Average(i =>
            FrechetDistancePart.Between(Samples.Gaussian(rows, 6, seed: 100 + i), Samples.Gaussian(rows, 6, seed: 200 + i)));

        var few = Mean(100);
        Assert.True(few > 0);
        Assert.InRange(few / Mean(400), 2.5, 6.5);
    }

    [Fact]
    public void Different_feature_counts_are_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => FrechetDistancePart.Between(Samples.Gaussian(10, 3, seed: 1), Samples.Gaussian(10, 4, seed: 1)));
        Assert.Contains("3 and 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_is_refused() =>
        Assert.Throws<InvalidOperationException>(
            () => FrechetDistancePart.Between(Samples.Gaussian(1, 3, seed: 1), Samples.Gaussian(10, 3, seed: 1)));
}
