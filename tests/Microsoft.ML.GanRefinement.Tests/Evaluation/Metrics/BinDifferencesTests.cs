using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class BinDifferencesTests
{
    [Fact]
    public void The_z_of_two_proportions_is_pooled() => Assert.Equal(-1.8831, BinDifferences.Z(50, 1000, 70, 1000), 1e-4);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 20)]
    public void A_bin_with_nothing_or_everything_is_no_difference(double first, double second) =>
        Assert.Equal(0, BinDifferences.Z(first, 10, second, 20));

    [Fact]
    public void The_divergence_is_in_nats()
    {
        Assert.Equal(0.033822, BinDifferences.OfCounts([2, 2], [3, 1]).Divergence, 1e-6);
        Assert.Equal(0, BinDifferences.OfCounts([2, 5], [4, 10]).Divergence, 1e-15);
        Assert.Equal(Math.Log(2), BinDifferences.OfCounts([3, 0], [0, 8]).Divergence, 1e-15);
    }

    [Fact]
    public void Bins_that_differ_are_counted()
    {
        var found = BinDifferences.OfCounts([500, 500, 0, 0], [500, 300, 200, 0]);
        Assert.Equal(0.5, found.DifferentShare);
    }

    [Fact]
    public void Equal_distributions_differ_in_about_one_bin_of_twenty()
    {
        var mean = Enumerable.Range(0, 10).Average(i =>
            BinDifferences.Compute(Samples.Gaussian(1000, 3, 10 + i), Samples.Gaussian(1000, 3, 90 + i), 20, seed: i).DifferentShare);
        Assert.InRange(mean, 0.0, 0.15);
    }

    [Fact]
    public void A_missing_mode_is_found()
    {
        var both = Samples.Rows([.. Enumerable.Range(0, 200).Select(i => new double[] { (i % 2 * 10) + (0.01 * i), 0 })]);
        var one = Samples.Rows([.. Enumerable.Range(0, 200).Select(i => new double[] { 0.01 * i, 0 })]);
        Assert.Equal(1, BinDifferences.Compute(both, one, 2, seed: 1).DifferentShare);
        var same = BinDifferences.Compute(both, both, 2, seed: 1);
        Assert.Equal((0, 0), (same.DifferentShare, same.Divergence));
    }

    [Fact]
    public void The_seed_decides_the_bins()
    {
        var real = Samples.Gaussian(300, 3, seed: 1);
        var generated = Samples.Gaussian(300, 3, seed: 2, shift: 0.3);
        Assert.Equal(BinDifferences.Compute(real, generated, 30, 5), BinDifferences.Compute(real, generated, 30, 5));
        Assert.NotEqual(BinDifferences.Compute(real, generated, 30, 5), BinDifferences.Compute(real, generated, 30, 6));
    }
}
