using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class HiddenLayerTests
{
    [Fact]
    public void Is_what_the_layer_makes_of_samples()
    {
        using var networks = SmallPair.CreateNetworks();
        var samples = ones(2, 1, 8, 8);
        var seen = new HiddenLayer(networks.Discriminator, "logit").Of(samples, null);
        Assert.Equal(networks.Discriminator.call(samples, null).Logits.Doubles(), seen.squeeze(1).Doubles());
        Assert.Equal([2, 4, 4, 4], new HiddenLayer(networks.Discriminator, "downs.0").Of(samples, null).shape);
    }

    [Fact]
    public void A_layer_that_is_not_there_is_refused_with_those_that_are()
    {
        using var networks = SmallPair.CreateNetworks();
        var error = Assert.Throws<ArgumentException>(() => new HiddenLayer(networks.Discriminator, "missing"));
        Assert.Contains("'missing'", error.Message);
        Assert.Contains("downs.0", error.Message);
    }
}
