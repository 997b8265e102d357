using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

/// <summary>Plain vectors go through the same trainer as images.</summary>
[Collection(nameof(Trains))]
public class VectorTrainingTests
{
    private sealed class Row
    {
        [VectorType(5)]
        public float[] Values { get; set; } = [];
    }

    private static StandardGanTrainer.Options Options(string column) => new()
    {
        ImageColumnName = column,
        LabelColumnName = null,
        Networks = GanNetworks.Mlp([8], [8]),
        MaxIterations = 5,
        BatchSize = 4,
        LatentSize = 3,
        Seed = 1,
    };

    [Fact]
    public void Values_beyond_one_are_learned_from_and_generated()
    {
        var ml = new MLContext(1);
        var rows = Enumerable.Range(0, 20).Select(i => new Row { Values = [100 + i, -50, 7, 0, 1e4f] });
        using var gan = ml.Gan().Standard(Options("Values")).Fit(ml.Data.LoadFromEnumerable(rows.ToList()));
        var generated = gan.Transform(ml.Gan().SampleLatents(gan, 6, seed: 1));

        Assert.Equal([5], ((VectorDataViewType)generated.Schema["GeneratedImage"].Type).Dimensions.ToArray());
        Assert.Equal(6, generated.GetColumn<float[]>("GeneratedImage").Count(v => v.Length == 5));
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(0)]
    public void The_ring_trains_on_the_default_column_in_memory_and_streamed(int cacheBudget)
    {
        var ml = new MLContext(1);
        var ring = ml.Data.TakeRows(ml.Gan().SampleMixture(GanMixture.Ring(), 100, seed: 1), 50);
        var options = Options("Image");
        options.CacheMegabytes = cacheBudget;
        using var gan = ml.Gan().Standard(options).Fit(ring);

        Assert.Equal([2], ((VectorDataViewType)gan.Transform(ml.Gan().SampleLatents(gan, 1)).Schema["GeneratedImage"].Type).Dimensions.ToArray());
    }

    [Fact]
    public void Images_stay_images_for_networks_that_take_vectors()
    {
        var ml = new MLContext(1);
        using var gan = ml.Gan().Standard(Options("Image")).Fit(Support.ImageRows.View(ml));

        Assert.Equal([1, 8, 8], ((VectorDataViewType)gan.Transform(ml.Gan().SampleLatents(gan, 1)).Schema["GeneratedImage"].Type).Dimensions.ToArray());
    }
}
