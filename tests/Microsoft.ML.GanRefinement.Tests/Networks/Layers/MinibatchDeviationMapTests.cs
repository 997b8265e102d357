using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class MinibatchDeviationMapTests
{
    [Fact]
    public void Of_equal_samples_is_next_to_nothing()
    {
        using var layer = new MinibatchDeviationMap();
        var maps = layer.call(ones(3, 2, 2, 2));
        Assert.Equal([3, 3, 2, 2], maps.shape);
        Assert.All(maps.select(1, 2).flatten().Doubles(), value => Assert.InRange(value, 0, 1.1e-4));
    }

    [Fact]
    public void Is_the_mean_of_the_deviations()
    {
        using var layer = new MinibatchDeviationMap();
        // Deviations of 1 at one position and of 3 at the other.
        var maps = layer.call(Steps.Doubles(0, 0, 2, 6).view(2, 1, 1, 2));
        Assert.All(maps.select(1, 1).flatten().Doubles(), value => Assert.Equal(2, value, 6));
        Assert.Equal([0, 0, 2, 6], maps.select(1, 0).flatten().Doubles());
    }
}
