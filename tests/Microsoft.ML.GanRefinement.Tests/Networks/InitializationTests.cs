using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class InitializationTests
{
    // From a value that no draw gives, so that a layer left out is seen.
    private static Tensor Drawn(Tensor weight, nn.Module<Tensor, Tensor> layer)
    {
        using var generator = new torch.Generator(1);
        using (no_grad())
        {
            weight.fill_(5);
        }
        Initialization.Draw(nn.Sequential(layer), WeightInitialization.FanIn, 1, generator);
        return weight;
    }

    public static TheoryData<string, double> Bounds => new() { { "linear", 1 / Math.Sqrt(400) }, { "conv", 1 / Math.Sqrt(9 * 16) }, { "transposed", 1 / Math.Sqrt(7 * 16) } };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Fills_the_range_that_the_number_of_inputs_gives(string kind, double bound)
    {
        var (linear, conv, transposed) = (nn.Linear(400, 50), nn.Conv2d(9, 30, 4), nn.ConvTranspose2d(30, 7, 4));
        var weight = kind switch
        {
            "linear" => Drawn(linear.weight!, linear),
            "conv" => Drawn(conv.weight!, conv),
            _ => Drawn(transposed.weight!, transposed),
        };
        Assert.InRange(weight.abs().max().ToSingle(), 0.98 * bound, bound);
        Assert.InRange(weight.mean().ToSingle(), -0.05 * bound, 0.05 * bound);
    }

    [Fact]
    public void Sets_biases_to_zero()
    {
        var layer = nn.Linear(5, 6);
        Assert.Equal(0, Drawn(layer.bias!, layer).abs().sum().ToSingle());
    }
}
