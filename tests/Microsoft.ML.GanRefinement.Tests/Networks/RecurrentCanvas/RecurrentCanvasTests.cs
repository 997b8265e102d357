using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.RecurrentCanvas;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.RecurrentCanvas;

public class RecurrentCanvasTests
{
    private static RecurrentCanvasGenerator Create(int steps)
    {
        using var random = new torch.Generator(3);
        var networks = NetworkPairFactory.Create(GanNetworks.RecurrentCanvas(steps, 4).For(new ImageShape(1, 8, 8), 5, 0), random, CPU);
        networks.Discriminator.Dispose();
        networks.Generator.eval();
        return (RecurrentCanvasGenerator)networks.Generator;
    }

    [Fact]
    public void Paints_so_many_strokes_on_one_canvas()
    {
        using var random = new torch.Generator(1);
        var z = randn(3, 5, generator: random);
        using var long5 = Create(5);
        using var short1 = Create(1);
        var canvases = long5.Canvases(z, null).ToList();
        Assert.Equal(5, canvases.Count);
        Assert.Equal(canvases[^1].tanh().flatten().Doubles(), long5.call(z, null).flatten().Doubles());
        // The weights do not depend on the number of steps, and the first stroke not on those that follow.
        Assert.Equal(canvases[0].tanh().flatten().Doubles(), short1.call(z, null).flatten().Doubles());
        // A stroke sees the one before it.
        Assert.True((canvases[1] - canvases[0] - canvases[0]).abs().max().ToDouble() > 1e-3);
    }

    [Fact]
    public void Has_as_many_steps_as_can_be() =>
        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => GanNetworks.RecurrentCanvas(0)).ParamName);
}
