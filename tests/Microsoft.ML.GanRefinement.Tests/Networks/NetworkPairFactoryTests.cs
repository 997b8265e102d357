using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class NetworkPairFactoryTests
{
    private static long Count(torch.nn.Module network) => network.parameters().Sum(p => p.numel());

    [Fact]
    public void Builds_networks_of_the_size_that_the_layers_add_up_to()
    {
        using var networks = SmallPair.CreateNetworks();
        // 8 = 4·2: one doubling, 4 channels. G: 6·(4·4·4) projection, batch norm 3 classes · 2 · 4, transposed 4·1·4·4.
        Assert.Equal((6 * 64) + (3 * 2 * 4) + (4 * 16), Count(networks.Generator));
        // D: conv 1·4·4·4 + 4, linear 64 → 1 and 64 → 3 with biases.
        Assert.Equal(64 + 4 + 65 + (3 * 65), Count(networks.Discriminator));
    }

    [Theory]
    [InlineData(28, 28, 1)]
    [InlineData(32, 32, 3)]
    [InlineData(32, 48, 1)]
    public void Makes_images_of_the_shape_asked_for_and_judges_them(int height, int width, int channels)
    {
        using var scope = torch.NewDisposeScope();
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(
            SmallPair.Networks with { Image = new ImageShape(channels, height, width) }, random, torch.CPU);
        var images = networks.Generator.call(torch.randn([5, SmallPair.LatentSize], generator: random), torch.tensor(new long[] { 0, 1, 2, 0, 1 }));
        Assert.Equal([5, channels, height, width], images.shape);
        Assert.True(images.abs().max().ToSingle() <= 1);
        var output = networks.Discriminator.call(images, null);
        Assert.Equal([5], output.Logits.shape);
        Assert.Equal([5, 3], output.ClassLogits!.shape);
    }

    [Fact]
    public void Has_no_classifier_and_takes_no_classes_where_there_are_none()
    {
        using var random = new torch.Generator(1);
        using var networks = NetworkPairFactory.Create(SmallPair.Networks with { ClassCount = 0 }, random, torch.CPU);
        var images = networks.Generator.call(torch.randn([2, SmallPair.LatentSize]), null);
        Assert.Null(networks.Discriminator.call(images, null).ClassLogits);
    }

    [Fact]
    public void Gives_every_weight_a_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var networks = SmallPair.CreateNetworks();
        var output = networks.Discriminator.call(networks.Generator.call(torch.randn([4, SmallPair.LatentSize]), torch.tensor(new long[] { 0, 1, 2, 0 })),
            null);
        (output.Logits.sum() + output.ClassLogits!.pow(2).sum()).backward();
        foreach (var (name, weight) in networks.Generator.named_parameters().Concat(networks.Discriminator.named_parameters()))
            Assert.True(weight.grad is { } gradient && gradient.abs().sum().ToSingle() > 0, name);
    }

    [Fact]
    public void Draws_the_same_weights_from_the_same_seed_whatever_the_global_generator_does()
    {
        using var first = SmallPair.CreateNetworks(7);
        torch.rand(5).Dispose();
        using var second = SmallPair.CreateNetworks(7);
        using var other = SmallPair.CreateNetworks(8);
        Assert.Equal(Weights.Bytes(first.Generator), Weights.Bytes(second.Generator));
        Assert.Equal(Weights.Bytes(first.Discriminator), Weights.Bytes(second.Discriminator));
        Assert.NotEqual(Weights.Bytes(first.Generator), Weights.Bytes(other.Generator));
    }

    [Theory]
    [InlineData("stylegan", 6, 3, 4)]
    [InlineData("dcgan", 0, 3, 4)]
    [InlineData("dcgan", 6, -1, 4)]
    [InlineData("dcgan", 6, 3, 0)]
    [InlineData("dcgan", 6, 3, 1_000_000)]
    [InlineData("dcgan", 65_536, 3, 16_384)]
    public void Refuses_what_it_cannot_build_before_it_allocates(string kind, int latentSize, int classCount, int baseChannels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkPairFactory.Check(
            SmallPair.Networks with { Kind = kind, LatentSize = latentSize, ClassCount = classCount, BaseChannels = baseChannels }));
}
