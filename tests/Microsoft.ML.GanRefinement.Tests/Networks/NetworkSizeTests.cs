using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class NetworkSizeTests
{
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void Counts_what_the_networks_have(string name)
    {
        var specification = NetworkCases.Find(name);
        var size = NetworkSize.Of(specification);
        using var generator = NetworkPairFactory.CreateGenerator(specification);
        using var discriminator = NetworkPairFactory.CreateDiscriminator(specification);
        Assert.Equal(Count(generator), size.Generator);
        Assert.Equal(Count(discriminator), size.Discriminator);
    }

    [Fact]
    public void Takes_no_memory_for_a_large_pair()
    {
        // A terabyte, were it built.
        var size = NetworkSize.Of(GanNetworks.Dcgan(16_384).For(new ImageShape(1, 64, 64), 65_536, 0));
        Assert.InRange(size.Generator, 1L << 37, long.MaxValue);
    }

    [Fact]
    public void Lists_the_maps_that_both_networks_have() =>
        Assert.Equal([4, 8], NetworkSize.Of(NetworkCases.Find("sngan") with { Image = new ImageShape(1, 32, 32) }).Resolutions.Order().Take(2));

    private static long Count(nn.Module network) => network.state_dict().Values.Sum(tensor => tensor.numel());
}
