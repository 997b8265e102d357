
using Microsoft.ML.GanRefinement.Evaluation.Metrics;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Metrics;

public class NeighborhoodsTests
{
    [Fact]
    public void Points_on_a_line()
    {
        // Real radii 1, 1, 2; generated radii 9.5.
        var found = Neighborhoods.Compute(Samples.Rows([0], [1], [3]), Samples.Rows([0.5], [10]), k: 1);
        Assert.Equal(0.5, found.Precision.Value, 1e-15);
        Assert.Equal(1, found.Recall.Value, 1e-15);
        Assert.Equal(1, found.Density.Value, 1e-15);
        Assert.Equal(2.0 / 3, found.Coverage.Value, 1e-15);
        Assert.Equal(0.5, found.Precision.Spread!.Value, 1e-15);
    }

    [Fact]
    public void A_point_at_the_radius_is_outside()
    {
        var found = Neighborhoods.Compute(Samples.Rows([0], [1]), Samples.Rows([-1], [2]), k: 1);
        Assert.Equal((0, 0, 0), (found.Precision.Value, found.Density.Value, found.Coverage.Value));
    }

    [Fact]
    public void Rounding_decides_no_tie()
    {
        // All distances to the radius are equal in exact numbers, far from the origin and in coordinates without finite binary expansion.
        double[][] real = [.. Enumerable.Range(0, 50).Select(i => new[] { 1e5 + (0.1 * i), -3e5 })];
        double[][] generated = [.. real.Select(row => new[] { row[0], row[1] })];
        var same = Neighborhoods.Compute(Samples.Rows(real), Samples.Rows(generated), k: 1);
        Assert.Equal((1, 1, 1), (same.Precision.Value, same.Recall.Value, same.Coverage.Value));
    }

    [Fact]
    public void Equal_distributions_have_density_one_and_the_coverage_of_the_paper()
    {
        const int N = 400;
        const int K = 5;
        static double Expected(int n) => 1 - Enumerable.Range(1, K).Aggregate(1.0, (product, i) => product * (n - i) / ((2 * n) - i));
        Assert.Equal(0.96877, Expected(10_000), 1e-5);
        Neighborhoods[] found =
        [
            .. Enumerable.Range(0, 10).Select(i => Neighborhoods.Compute(Samples.Gaussian(N, 3, 50 + i), Samples.Gaussian(N, 3, 150 + i), K)),
        ];
        Assert.Equal(1, found.Average(f => f.Density.Value), 0.05);
        Assert.Equal(Expected(N), found.Average(f => f.Coverage.Value), 0.01);
    }

    [Fact]
    public void Density_may_pass_one() =>
        Assert.Equal(2, Neighborhoods.Compute(Samples.Rows([0], [1], [50]), Samples.Rows([1.5], [1.5]), k: 1).Density.Value);

    [Fact]
    public void Copies_of_one_point_have_empty_balls()
    {
        var found = Neighborhoods.Compute(Samples.Rows([2, 2], [2, 2], [2, 2]), Samples.Rows([2, 2], [2, 2]), k: 1);
        Assert.Equal((0, 0, 0, 0), (found.Precision.Value, found.Recall.Value, found.Density.Value, found.Coverage.Value));
    }

    [Fact]
    public void The_sample_must_have_more_rows_than_neighbours()
    {
        var error = Assert.Throws<InvalidOperationException>(
            () => Neighborhoods.Compute(Samples.Gaussian(5, 2, 1), Samples.Gaussian(9, 2, 1), 5));
        Assert.Contains("more than 5 rows, got 5", error.Message, StringComparison.Ordinal);
    }
}
