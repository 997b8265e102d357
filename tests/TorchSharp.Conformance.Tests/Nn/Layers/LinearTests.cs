using TorchSharp.Conformance.Tests.Nn.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn.Layers;

public class LinearTests
{
    [Fact]
    public void IsAProductWithTheTransposedWeight()
    {
        using Linear layer = nn.Linear(3, 2, dtype: float64);
        Tensor x = GradientCheck.Sample(4, 3);
        Close.To(Close.Values(x.matmul(layer.weight.t()) + layer.bias), layer.call(x));
        Assert.Equal(["weight", "bias"], layer.named_parameters().Select(p => p.name));
        Assert.Equal([2, 3], layer.weight.shape);
    }

    [Fact]
    public void Gradients()
        => GradientCheck.Both(t => nn.functional.linear(t[0], t[1], t[2]), GradientCheck.Sample(4, 3), GradientCheck.Numbered(1, 2, 3),
        GradientCheck.Numbered(2, 2));

    [Fact]
    public void StartsUniformWithinTheRootOfItsInputs()
    {
        manual_seed(1);
        using Linear layer = nn.Linear(100, 50);
        float bound = 0.1f;
        Assert.All(layer.weight.data<float>().ToArray(), value => Assert.InRange(value, -bound, bound));
        Assert.InRange(layer.weight.std().ToDouble(), 0.0557, 0.0597);
        Assert.All(layer.bias.data<float>().ToArray(), value => Assert.InRange(value, -bound, bound));
    }

    [Fact]
    public void WithoutBiasHasOneParameter()
    {
        using Linear layer = nn.Linear(3, 2, hasBias: false);
        Assert.Null(layer.bias);
        Assert.Single(layer.parameters());
    }
}
