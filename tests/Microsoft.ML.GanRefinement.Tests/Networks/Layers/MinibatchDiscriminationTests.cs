using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class MinibatchDiscriminationTests
{
    private static MinibatchDiscrimination Create()
    {
        using var random = new torch.Generator(4);
        var layer = new MinibatchDiscrimination(LayerFactory.Generator(new NetworkPairSpecification()), 3, 2);
        Initialization.Draw(layer, WeightInitialization.FanIn, 1, random);
        layer.to(ScalarType.Float64);
        return layer;
    }

    private static Tensor Features(double scale) =>
        tensor(Enumerable.Range(0, 4 * 3).Select(i => scale * Math.Sin(i * 1.7)).ToArray(), [4, 3], dtype: ScalarType.Float64);

    [Fact]
    public void Counts_all_of_an_identical_batch_and_only_itself_in_a_scattered_one()
    {
        var layer = Create();
        var identical = layer.call(ones(4, 3, dtype: ScalarType.Float64)).narrow(1, 3, 2);
        Assert.Equal(0, (identical - 4).abs().max().ToDouble(), 1e-12);
        var scattered = layer.call(Features(1e5)).narrow(1, 3, 2);
        Assert.Equal(0, (scattered - 1).abs().max().ToDouble(), 1e-12);
    }

    [Fact]
    public void Appends_to_the_features() => Assert.Equal(Features(1).Doubles(), Create().call(Features(1)).narrow(1, 0, 3).Doubles());

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient()
    {
        var layer = Create();
        var features = Features(1).requires_grad_();
        FiniteDifferences.Check(() => layer.call(features).sin().sum(), [features, .. layer.parameters()]);
    }
}
