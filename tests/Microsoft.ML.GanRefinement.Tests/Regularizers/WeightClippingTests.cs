using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Regularizers;

public class WeightClippingTests
{
    [Fact]
    public void Puts_every_parameter_into_the_limits_and_no_buffer()
    {
        using var networks = SmallPair.CreateNetworks();
        var buffers = Weights.Buffers(networks.Generator);
        new WeightClipping(0.01).Apply(networks.Generator);
        Assert.All(networks.Generator.parameters(), p => Assert.True(p.abs().max().ToSingle() <= 0.01f && p.requires_grad));
        Assert.Contains(networks.Generator.parameters(), p => p.abs().max().ToSingle() == 0.01f);
        Assert.Equal(buffers, Weights.Buffers(networks.Generator));
    }

    [Fact]
    public void Leaves_weights_within_the_limits_alone()
    {
        using var critic = FormulaCritic.Linear(0.5, -2, 0.1);
        new WeightClipping(0.5).Apply(critic);
        Assert.Equal([0.5, -0.5, 0.1], critic.Weight.data<double>().ToArray());
    }
}
