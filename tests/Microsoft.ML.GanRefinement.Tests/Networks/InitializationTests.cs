using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class InitializationTests
{
    private static Tensor Drawn(nn.Module<Tensor, Tensor> layer, Func<nn.Module<Tensor, Tensor>, Tensor> weight)
    {
        using var generator = new torch.Generator(1);
        Initialization.ScaleByFanIn(layer, generator);
        return weight(layer);
    }

    public static TheoryData<string, double> Bounds => new() { { "linear", 1 / Math.Sqrt(400) }, { "conv", 1 / Math.Sqrt(9 * 16) }, { "transposed", 1 / Math.Sqrt(7 * 16) } };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Fills_the_range_that_the_number_of_inputs_gives(string kind, double bound)
    {
        var weight = kind switch
        {
            "linear" => Drawn(nn.Linear(400, 50), l => ((Linear)l).weight!),
            "conv" => Drawn(nn.Conv2d(9, 30, 4), l => ((Conv2d)l).weight!),
            _ => Drawn(nn.ConvTranspose2d(30, 7, 4), l => ((ConvTranspose2d)l).weight!),
        };
        Assert.InRange(weight.abs().max().ToSingle(), 0.98 * bound, bound);
        Assert.InRange(weight.mean().ToSingle(), -0.05 * bound, 0.05 * bound);
    }

    [Fact]
    public void Sets_biases_to_zero()
    {
        using var generator = new torch.Generator(1);
        var layer = nn.Linear(5, 6);
        Initialization.ScaleByFanIn(layer, generator);
        Assert.Equal(0, layer.bias!.abs().sum().ToSingle());
    }
}
