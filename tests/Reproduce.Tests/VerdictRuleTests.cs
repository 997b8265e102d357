using GanRefinement.Programs;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Tests;

public class VerdictRuleTests
{
    [Theory]
    [InlineData(nameof(Verdict.Confirmed), new double[] { 1, 2, 0.1 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 1, 2, -0.1 })]
    [InlineData(nameof(Verdict.NotConfirmed), new double[] { -1, 2, -0.1 })]
    [InlineData(nameof(Verdict.NotConfirmed), new double[] { -1, -2, -3 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 1, 2 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { -1 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 0, 0, 0 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 0, 0, -1 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 1, 1, 1, -1 })]
    [InlineData(nameof(Verdict.Confirmed), new double[] { 1, 1, 1, 1, -9 })]
    [InlineData(nameof(Verdict.Undecided), new double[] { 1, 1, 1, -1, -1 })]
    [InlineData(nameof(Verdict.NotConfirmed), new double[] { 1, 1, -1, -1, -1 })]
    [InlineData(nameof(Verdict.Confirmed), new double[] { 1, 2, double.PositiveInfinity })]
    [InlineData(nameof(Verdict.NotConfirmed), new double[] { double.NegativeInfinity, 2, double.NegativeInfinity })]
    public void A_verdict_needs_the_median_and_the_seeds(string expected, double[] gains) =>
        Assert.Equal(expected, VerdictRule.Of(gains).ToString());

    [Fact]
    public void The_median_is_the_middle_or_the_mean_of_the_two()
    {
        Assert.Equal(3, Statistics.MedianOf([9, 3, 1]));
        Assert.Equal(4, Statistics.MedianOf([9, 3, 1, 5]));
        Assert.Equal(double.PositiveInfinity,
            Statistics.MedianOf([1, double.PositiveInfinity, double.PositiveInfinity, 2, double.PositiveInfinity, 3, double.PositiveInfinity]));
        Assert.Equal(new Statistics(2, 1, 6, 3), Statistics.Of([6, 1, 2]));
        Assert.Null(Statistics.Of([]));
    }

    [Fact]
    public void Less_is_a_gain_where_less_is_better()
    {
        Assert.Equal(2, Metric.Frechet.Gain(3, 5));
        Assert.Equal(-2, Metric.Coverage.Gain(3, 5));
    }
}
