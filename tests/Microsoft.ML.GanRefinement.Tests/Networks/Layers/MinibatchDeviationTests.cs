using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class MinibatchDeviationTests
{
    [Fact]
    public void Is_near_zero_in_an_identical_batch_with_a_finite_gradient()
    {
        var features = full([4, 3], 2.0, dtype: ScalarType.Float64).requires_grad_();
        var output = new MinibatchDeviation().call(features);
        Assert.Equal([4, 4], output.shape);
        Assert.InRange(output.narrow(1, 3, 1).max().ToDouble(), 0, 1.1e-4);
        output.sum().backward();
        Assert.True(features.grad!.isfinite().all().ToBoolean());
    }

    [Fact]
    public void Is_the_mean_of_the_features_deviations()
    {
        // Deviations 1 and 3 over the batch.
        var output = new MinibatchDeviation().call(tensor(new[] { 1.0, 4, -1, -2 }, [2, 2]));
        Assert.Equal([1.0, 4, 2], output[0].Doubles(), (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.Equal(2, output[1, 2].ToDouble(), 1e-7);
    }

    [Fact]
    public void Of_equal_maps_is_next_to_nothing()
    {
        using var layer = new MinibatchDeviation();
        var maps = layer.call(ones(3, 2, 2, 2));
        Assert.Equal([3, 3, 2, 2], maps.shape);
        Assert.All(maps.select(1, 2).flatten().Doubles(), value => Assert.InRange(value, 0, 1.1e-4));
    }

    [Fact]
    public void Is_the_mean_of_the_maps_deviations()
    {
        using var layer = new MinibatchDeviation();
        // Deviations of 1 at one position and of 3 at the other.
        var maps = layer.call(Steps.Doubles(0, 0, 2, 6).view(2, 1, 1, 2));
        Assert.All(maps.select(1, 1).flatten().Doubles(), value => Assert.Equal(2, value, 6));
        Assert.Equal([0, 0, 2, 6], maps.select(1, 0).flatten().Doubles());
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var features = tensor(new[] { 1.0, 4, -1, -2, 0.5, 0.3 }, [3, 2]).requires_grad_();
        FiniteDifferences.Check(() => new MinibatchDeviation().call(features).sin().sum(), features);
    }
}
