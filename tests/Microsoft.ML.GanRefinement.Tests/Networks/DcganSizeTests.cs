using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class DcganSizeTests
{
    [Theory]
    [InlineData(1, 8, 8, 0, 4, 6)]
    [InlineData(3, 16, 24, 5, 2, 7)]
    [InlineData(1, 28, 28, 10, 3, 9)]
    public void Counts_what_the_networks_have(int channels, int height, int width, int classes, int baseChannels, int latentSize)
    {
        var specification = new NetworkPairSpecification
        {
            Image = new ImageShape(channels, height, width),
            ClassCount = classes,
            BaseChannels = baseChannels,
            LatentSize = latentSize,
        };
        using var generator = NetworkPairFactory.CreateGenerator(specification);
        using var discriminator = NetworkPairFactory.CreateDiscriminator(specification);
        Assert.Equal(Count(generator), DcganSize.Generator(specification));
        Assert.Equal(Count(discriminator), DcganSize.Discriminator(specification));
    }

    private static long Count(nn.Module network) => network.state_dict().Values.Sum(tensor => tensor.numel());
}
