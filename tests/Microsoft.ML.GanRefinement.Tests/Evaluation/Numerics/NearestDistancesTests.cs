
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

[Collection(nameof(RunsAlone))]
public sealed class NearestDistancesTests : IDisposable
{
    private readonly TwoThreads _threads = new();

    public void Dispose() => _threads.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1e7)]
    public void They_are_those_of_sorting_all_differences(double shift)
    {
        var rows = Samples.Gaussian(70, 5, seed: 1, shift);
        var others = Samples.Gaussian(90, 5, seed: 2, shift);
        var near = NearestDistances.ToOther(rows, others, 4);
        var own = NearestDistances.WithinSample(rows, 4);
        for (var row = 0; row < rows.Rows; row++)
        {
            double[] expected = [.. Enumerable.Range(0, others.Rows).Select(j => rows.SquaredDistance(row, others, j)).Order().Take(4)];
            Assert.Equal(expected, Enumerable.Range(1, 4).Select(k => near.Of(row, k)));
            double[] expectedOwn = [.. Enumerable.Range(0, rows.Rows).Where(j => j != row).Select(j => rows.SquaredDistance(row, rows, j)).Order().Take(4)];
            Assert.Equal(expectedOwn, Enumerable.Range(1, 4).Select(k => own.Of(row, k)));
        }
    }

    [Fact]
    public void A_copy_is_a_neighbour_at_no_distance_and_the_row_itself_is_none()
    {
        var own = NearestDistances.WithinSample(Samples.Rows([0.1, 0.7], [0.1, 0.7], [3, 4]), 1);
        Assert.Equal([0, 0], new[] { own.Of(0), own.Of(1) });
        Assert.True(own.Of(2) > 10);
    }

    [Fact]
    public void Many_rows_come_in_chunks()
    {
        var many = Samples.Gaussian(3000, 2, seed: 3);
        var near = NearestDistances.ToOther(many, many, 1);
        Assert.All(Enumerable.Range(0, many.Rows), row => Assert.Equal(0, near.Of(row)));
    }

    [Theory]
    [InlineData(10_000, 10_000, 419)]
    [InlineData(10, 10_000, 10)]
    [InlineData(10, 100_000_000, 1)]
    public void No_more_of_the_matrix_than_32_MB_is_in_memory_unless_a_row_is_larger(int rows, int columns, int chunk) =>
        Assert.Equal(chunk, PairDistances.ChunkRows(rows, columns));

    [Fact]
    public void Nothing_is_left_behind()
    {
        var rows = Samples.Gaussian(30, 2, seed: 3);
        NearestDistances.WithinSample(rows, 1);
        var before = Support.LiveTensors.Count();
        NearestDistances.WithinSample(rows, 1);
        Assert.Equal(before, Support.LiveTensors.Count());
    }
}
