using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

/// <summary>Which shapes each architecture makes, and what it says of the others.</summary>
public class ImageShapesTests
{
    // The networks; a height and a width that fit; a height that does not, and what the error says fits.
    private static readonly Dictionary<string, (GanNetworks Networks, int Height, int Width, int? Bad, string Rule)> s_families = new()
    {
        ["dcgan"] = (GanNetworks.Dcgan(2), 8, 12, 9, "both sides must be even and at least 8, better 28, 32, 48 or 64"),
        ["dcgan, autoencoder"] = (GanNetworks.Dcgan(2, new() { AutoencoderDiscriminator = true }), 12, 8, 7, "both sides must be even"),
        ["classic dcgan"] = (GanNetworks.ClassicDcgan(1), 17, 30, 15, "both sides must be at least 16, best 32, 48 or 64"),
        ["sngan"] = (GanNetworks.SnganCnn(1), 16, 24, 28, "both sides must be multiples of 8, best 32 or 48"),
        ["resnet"] = (GanNetworks.ResNet(1), 16, 28, 30, "both sides must be multiples of 4 from 16"),
        ["resnet of robgan"] = (GanNetworks.RobGanResNet(1), 20, 32, 18, "both sides must be multiples of 4 from 16"),
        ["mlp"] = (GanNetworks.Mlp([3]), 3, 5, null, ""),
    };

    public static TheoryData<string> Names => [.. s_families.Keys];

    public static TheoryData<string> Choosy => [.. s_families.Where(f => f.Value.Bad is not null).Select(f => f.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_number_of_channels_and_sides_of_two_lengths_are_made_and_judged(string family)
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(1);
        var (networks, height, width, _, _) = s_families[family];
        for (var channels = 1; channels <= 5; channels++)
        {
            using var pair = NetworkPairFactory.Create(networks.For(new ImageShape(channels, height, width), 4, 0), random, CPU);
            var images = pair.Generator.call(randn([2, 4], generator: random), null);
            Assert.Equal([2, channels, height, width], images.shape);
            Assert.Equal([2], pair.Discriminator.call(images, null).Logits.shape);
        }
    }

    [Theory]
    [MemberData(nameof(Choosy))]
    public void A_side_that_does_not_fit_is_refused_with_those_that_do(string family)
    {
        var (networks, height, width, bad, rule) = s_families[family];
        foreach (var shape in new[] { new ImageShape(2, bad!.Value, width), new ImageShape(2, height, bad.Value) })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => NetworkPairFactory.Check(networks.For(shape, 4, 0)));
            Assert.Contains(rule, error.Message);
            Assert.Contains($"{shape}", error.Message);
            Assert.Contains("ResizeImages", error.Message);
            Assert.Contains("imageHeight and imageWidth of LoadImageFolder", error.Message);
        }
    }
}
