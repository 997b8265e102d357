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

    // Layer by layer, with kernels, maps and biases, and a gain and a bias for each class and map of each batch norm:
    // G, linear 128·2048 + 2048 = 264,192; three blocks of 2·(128·128·9 + 128) + (128·128 + 128) + 2·2·128·n; 2·128; 128·3·9 + 3 = 3,459.
    // D, 3·128·9 + 128 + 128·128·9 + 128 + 3·128 + 128; 2·(128·128·9 + 128) + 128·128 + 128; twice 2·(128·128·9 + 128); 129 and 129·n.
    [Theory]
    [InlineData(10, 1_218_307, 1_055_115)]
    [InlineData(100, 1_356_547, 1_066_725)]
    public void Residual_of_fast_robgan(int classes, long generator, long discriminator)
    {
        const int Conv = (128 * 128 * 9) + 128, Shortcut = (128 * 128) + 128;
        Assert.Equal(264_192 + (3 * ((2 * Conv) + Shortcut + (512 * classes))) + 256 + 3_459, generator);
        Assert.Equal(3_584 + Conv + 512 + (2 * Conv) + Shortcut + (4 * Conv) + 129 + (129 * classes), discriminator);
        Check(FastRobGanTrainer.Options.Cifar10().Networks, 3, 32, 128, generator, discriminator, classes);
    }

    // Of widths chosen apart each network is the one that it is beside another of its own width. With one channel next to the image, by hand:
    // 28 + 34 + 38 + 132 + 148 + 520 + 584 + 129, and 75 + (50 + 4) + (200 + 8) + (800 + 16) + 33.
    [Fact]
    public void Each_network_has_the_width_chosen_for_it()
    {
        Check(GanNetworks.ResNet(options: new() { DiscriminatorBaseChannels = 64, SpectralNormalization = false }), 3, 32, 128, 4_276_739, 1_053_825);
        Check(GanNetworks.SnganCnn(64, new() { DiscriminatorBaseChannels = 1 }), 3, 32, 128, 3_813_379, 1_613);
        Check(GanNetworks.ClassicDcgan(64, new() { DiscriminatorBaseChannels = 1 }), 3, 32, 100, 11_429_632, 1_186);
    }

    // Pixel norm and none have no gain and no bias: 2·256 less in each of six norms, and in the last one.
    [Theory]
    [InlineData(GeneratorNormalization.Instance, 4_276_739)]
    [InlineData(GeneratorNormalization.Pixel, 4_276_739 - (7 * 512))]
    [InlineData(GeneratorNormalization.None, 4_276_739 - (7 * 512))]
    public void Residual_with_another_norm_in_the_generator(GeneratorNormalization normalization, long generator) =>
        Check(GanNetworks.ResNet(options: new() { GeneratorNormalization = normalization }), 3, 32, 128, generator, 1_053_825);

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

    private static void Check(GanNetworks networks, int channels, int side, int latentSize, long generator, long discriminator, int classes = 0)
    {
        var image = side == 2 ? ImageShape.Vector(2) : new ImageShape(channels, side, side);
        var specification = networks.For(image, latentSize, classes);
        NetworkPairFactory.Check(specification);
        using var g = NetworkPairFactory.CreateGenerator(specification);
        using var d = NetworkPairFactory.CreateDiscriminator(specification);
        Assert.Equal(generator, Count(g));
        Assert.Equal(discriminator, Count(d));
    }

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
