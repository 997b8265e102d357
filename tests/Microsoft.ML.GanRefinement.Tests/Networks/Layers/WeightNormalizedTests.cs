using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class WeightNormalizedTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_outputs_weight_has_the_length_that_is_learnt(bool transposed)
    {
        var inner = transposed ? WeightedLayer.ConvTranspose2d(3, 5, kernel: 2, stride: 2, padding: 0) : WeightedLayer.Conv2d(3, 5, kernel: 2);
        using var layer = new WeightNormalized(inner, transposed);
        using (no_grad())
        {
            inner.Weight.copy_(arange(60, dtype: float32).view(inner.Weight.shape) - 20);
            layer.get_parameter("length")!.copy_(tensor(new float[] { 1, 2, 3, 4, 5 }));
        }

        var rows = (transposed ? layer.NormalizedWeight.transpose(0, 1) : layer.NormalizedWeight).flatten(1);
        Assert.Equal([1, 2, 3, 4, 5], rows.norm(1).Doubles(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Starts_with_the_weight_that_was_drawn()
    {
        var inner = WeightedLayer.Linear(4, 3);
        using var layer = new WeightNormalized(inner);
        using (no_grad())
            inner.Weight.copy_(arange(12, dtype: float32).view(3, 4) - 5);
        layer.Restart();
        Assert.Equal(inner.Weight.flatten().Doubles(), layer.NormalizedWeight.flatten().Doubles(), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    // w = g·v/‖v‖: ∂L/∂g = ∂L/∂w·v/‖v‖, and ∂L/∂v is at right angles to v.
    [Fact]
    public void Its_gradients_are_apart()
    {
        var inner = WeightedLayer.Linear(2, 1, bias: false);
        using var layer = new WeightNormalized(inner);
        using (no_grad())
            inner.Weight.copy_(tensor(new float[] { 3, 4 }).view(1, 2));
        layer.call(tensor(new float[] { 2, 1 }).view(1, 2)).sum().backward();
        Assert.Equal((2 * 0.6) + 0.8, layer.get_parameter("length")!.grad!.ToDouble(), 5);
        var slope = inner.Weight.grad!.flatten().Doubles();
        Assert.Equal(0, (slope[0] * 3) + (slope[1] * 4), 5);
        // g/‖v‖·(x − (x·v)v/‖v‖²) with g = 1.
        Assert.Equal((2 - (10 * 3 / 25.0)) / 5, slope[0], 5);
    }
}
