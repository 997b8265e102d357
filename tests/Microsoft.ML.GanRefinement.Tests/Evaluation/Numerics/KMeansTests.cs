
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Numerics;

[Collection(nameof(RunsAlone))]
public class KMeansTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Clusters_far_apart_are_found(int seed)
    {
        var noise = Samples.Gaussian(90, 2, seed: 4, scale: 0.1);
        var sample = noise with { Values = [.. noise.Values.Select((value, i) => value + (i / 2 % 3 == 0 ? 50 : i / 2 % 3 == 1 ? 0 : -70))] };
        using KMeans clusters = new(sample, 3, seed);
        Assert.Equal([30, 30, 30], clusters.Count(sample));
        Assert.Equal([0, 0, 1], clusters.Count(Samples.Rows([49.0, 51.0])).Order());
    }

    [Fact]
    public void As_many_clusters_as_rows_have_one_each()
    {
        using KMeans clusters = new(Samples.Gaussian(12, 2, seed: 1), 12, seed: 1);
        Assert.All(clusters.Count(Samples.Gaussian(12, 2, seed: 1)), count => Assert.Equal(1, count));
    }

    [Fact]
    public void Copies_of_one_row_are_one_cluster()
    {
        var same = Samples.Rows([1, 2], [1, 2], [1, 2]);
        using KMeans clusters = new(same, 2, seed: 1);
        Assert.Equal([0, 3], clusters.Count(same).Order());
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        var sample = Samples.Gaussian(100, 3, seed: 2);
        using (new KMeans(sample, 5, seed: 1))
        {
        }

        var before = Support.LiveTensors.Count();
        using (new KMeans(sample, 5, seed: 1))
        {
        }

        Assert.Equal(before, Support.LiveTensors.Count());
    }
}
