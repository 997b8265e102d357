using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class EqualizedLayerTests
{
    [Fact]
    public void Scales_the_weight_by_the_root_of_two_over_the_inputs()
    {
        using var layer = new EqualizedLayer(WeightedLayer.Conv2d(3, 5, kernel: 2));
        using var transposed = new EqualizedLayer(WeightedLayer.ConvTranspose2d(3, 5, kernel: 2, stride: 2, padding: 0), transposed: true);
        using (no_grad())
        {
            layer.Layer.Weight.fill_(1);
            transposed.Layer.Weight.fill_(1);
        }

        Assert.All(layer.ScaledWeight.flatten().Doubles(), w => Assert.Equal(Math.Sqrt(2.0 / 12), w, 6));
        Assert.All(transposed.ScaledWeight.flatten().Doubles(), w => Assert.Equal(Math.Sqrt(2.0 / 12), w, 6));
        Assert.Equal(12 * Math.Sqrt(2.0 / 12), layer.call(ones(1, 3, 2, 2)).flatten()[0].ToDouble(), 5);
    }

    [Fact]
    public void Its_weights_are_drawn_from_a_standard_normal_distribution()
    {
        using var random = new torch.Generator(3);
        using var networks = NetworkPairFactory.Create(
            GanNetworks.Dcgan(16, new() { EqualizedLearningRate = true }).For(new ImageShape(3, 16, 16), 64, 0), random, CPU);
        var layers = networks.Generator.modules().Concat(networks.Discriminator.modules()).OfType<EqualizedLayer>().ToList();
        Assert.NotEmpty(layers);
        Assert.All(layers.Where(l => l.Layer.Weight.numel() > 4_000), l => Assert.Equal(1, l.Layer.Weight.std().ToDouble(), 0.05));
    }
}
