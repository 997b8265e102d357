using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>The sizes of the published architectures, parameters only.</summary>
public class ParameterCountTests
{
    private static readonly GanNetworkOptions s_plain = new() { SpectralNormalization = false };

    [Theory]
    [InlineData(32, 11_429_632, 4_309_441)]
    [InlineData(48, 11_941_632, 4_312_001)]
    [InlineData(64, 12_658_432, 4_315_585)]
    public void Classic_dcgan(int side, long generator, long discriminator) => Check(GanNetworks.ClassicDcgan(), 3, side, 100, generator, discriminator);

    [Fact]
    public void Sngan_convolutional() => Check(GanNetworks.SnganCnn(options: s_plain), 3, 32, 128, 3_813_379, 5_860_865);

    [Fact]
    public void Spectral_normalisation_adds_no_parameters() => Check(GanNetworks.SnganCnn(), 3, 32, 128, 3_813_379, 5_860_865);

    [Theory]
    [InlineData(32, 4_276_739, 1_053_825)]
    [InlineData(48, 4_878_083, 10_141_441)]
    [InlineData(64, 12_220_675, 10_141_441)]
    public void Residual(int side, long generator, long discriminator) => Check(GanNetworks.ResNet(options: s_plain), 3, side, 128, generator, discriminator);

    // As RobGAN's code has them, with the sums of its layers.
    [Theory]
    [InlineData(32, 12_220_675, 1_052_545)]
    [InlineData(64, 12_220_675, 10_136_449)]
    [InlineData(128, 32_150_787, 29_010_817)]
    public void Residual_of_robgan(int side, long generator, long discriminator) => Check(GanNetworks.RobGanResNet(), 3, side, 128, generator, discriminator);

    [Fact]
    public void Perceptrons_of_the_toys()
    {
        Check(GanNetworks.Mlp([100, 200, 100]), 1, 2, 2, 40_802, 40_701);
        Check(GanNetworks.Mlp([128, 128], activation: MlpActivation.Tanh), 1, 2, 256, 49_666, 17_025);
        Check(GanNetworks.Mlp(), 1, 2, 2, 527_874, 527_361);
    }

    private static void Check(GanNetworks networks, int channels, int side, int latentSize, long generator, long discriminator)
    {
        var image = side == 2 ? ImageShape.Vector(2) : new ImageShape(channels, side, side);
        var specification = networks.For(image, latentSize, 0);
        NetworkPairFactory.Check(specification);
        using var g = NetworkPairFactory.CreateGenerator(specification);
        using var d = NetworkPairFactory.CreateDiscriminator(specification);
        Assert.Equal(generator, Count(g));
        Assert.Equal(discriminator, Count(d));
    }

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
