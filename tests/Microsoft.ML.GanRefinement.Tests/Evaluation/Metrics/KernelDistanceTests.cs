using static Microsoft.ML.GanRefinement.GanMetric;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class KernelDistanceTests
{
    [Theory]
    [InlineData(new double[] { 0, 0 }, new double[] { 1, 1 }, 7)]
    [InlineData(new double[] { 0, 1 }, new double[] { 0, 1 }, -3.5)]
    public void Two_points_each(double[] first, double[] second, double expected) =>
        Assert.Equal(expected, KernelDistancePart.Unbiased(new(first, 2, 1), new(second, 2, 1)), 1e-12);

    [Fact]
    public void Its_mean_over_equal_distributions_is_zero()
    {
        double[] values = [.. Enumerable.Range(0, 200)
            .Select(i => KernelDistancePart.Unbiased(Samples.Gaussian(40, 3, 1000 + i), Samples.Gaussian(40, 3, 2000 + i)))];
        var mean = MetricEstimate.OfMean(values);
        Assert.InRange(mean.Value / mean.Spread!.Value, -3, 3);
        Assert.Contains(values, value => value < 0);
    }

    [Fact]
    public void Subsets_scatter_around_the_value_of_everything()
    {
        var real = Samples.Gaussian(400, 4, seed: 1);
        var generated = Samples.Gaussian(300, 4, seed: 2, shift: 0.5);
        var subsets = KernelDistancePart.OverSubsets(real, generated, subsets: 50, size: 100, seed: 3);
        var whole = KernelDistancePart.Unbiased(real, generated);
        Assert.True(subsets.Spread > 0);
        Assert.Equal(whole, subsets.Value, 3 * subsets.Spread!.Value / Math.Sqrt(50));
        Assert.Equal(subsets, KernelDistancePart.OverSubsets(real, generated, subsets: 50, size: 100, seed: 3));
        Assert.NotEqual(subsets, KernelDistancePart.OverSubsets(real, generated, subsets: 50, size: 100, seed: 4));
    }

    [Fact]
    public void A_sample_no_larger_than_a_subset_is_taken_whole()
    {
        var real = Samples.Gaussian(400, 4, seed: 1);
        var generated = Samples.Gaussian(100, 4, seed: 2);
        Assert.Equal(new MetricEstimate(KernelDistancePart.Unbiased(real, generated)), KernelDistancePart.OverSubsets(real, generated, 50, 100, 3));
    }

    [Fact]
    public void One_row_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => KernelDistancePart.Unbiased(Samples.Rows([1, 2]), Samples.Gaussian(9, 2, 1)));
}
