using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Progressive;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Progressive;

public class ProgressiveNetworksTests
{
    private static NetworkPair Create(int side = 16)
    {
        using var random = new torch.Generator(5);
        return NetworkPairFactory.Create(GanNetworks.Progressive(2).For(new ImageShape(1, side, side), 5, 0), random, CPU);
    }

    private static Tensor At(NetworkPair networks, double progress, Tensor z)
    {
        ((IGrowing)networks.Generator).Progress = progress;
        return networks.Generator.call(z, null);
    }

    private static double Difference(Tensor a, Tensor b) => (a - b).abs().max().Doubles()[0];

    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 2)]
    [InlineData(32, 3)]
    [InlineData(64, 4)]
    public void Grow_from_four_pixels(int side, int doublings)
    {
        using var networks = Create(side);
        Assert.Equal((doublings, doublings), (((IGrowing)networks.Generator).Doublings, ((IGrowing)networks.Discriminator).Doublings));
        // Built at full size, as they are where nobody makes them grow.
        Assert.Equal(doublings, ((IGrowing)networks.Generator).Progress);
        var smallest = At(networks, 0, ones(2, 5));
        Assert.Equal([2, 1, side, side], smallest.shape);
        Assert.Equal(0, Difference(smallest, Growth.Enlarged(Growth.Reduced(smallest, doublings), doublings)), 1e-5);
    }

    [Fact]
    public void A_fade_goes_from_the_enlarged_old_stage_to_the_new_one()
    {
        using var networks = Create();
        var z = randn(3, 5, generator: new torch.Generator(1));
        var (old, young) = (At(networks, 1, z), At(networks, 2, z));
        Assert.Equal(0, Difference(old, Growth.Enlarged(Growth.Reduced(old, 1), 1)), 1e-6);
        Assert.True(Difference(young, Growth.Enlarged(Growth.Reduced(young, 1), 1)) > 1e-3);
        Assert.Equal(0, Difference(old * 0.75 + young * 0.25, At(networks, 1.25, z)), 1e-6);
    }

    [Fact]
    public void The_discriminator_sees_no_more_than_its_resolution_has()
    {
        using var networks = Create();
        var x = randn(4, 1, 16, 16, generator: new torch.Generator(1));
        Tensor Score(double progress, Tensor samples)
        {
            ((IGrowing)networks.Discriminator).Progress = progress;
            return networks.Discriminator.call(samples, null).Logits;
        }

        foreach (var level in new[] { 0, 1 })
            Assert.Equal(0, Difference(Score(level, x), Score(level, Growth.Enlarged(Growth.Reduced(x, 2 - level), 2 - level))), 1e-5);
        Assert.True(Difference(Score(2, x), Score(2, Growth.Enlarged(Growth.Reduced(x, 1), 1))) > 1e-4);
        // A fade joins its ends.
        Assert.Equal(0, Difference(Score(1, x), Score(1 + 1e-7, x)), 1e-5);
        Assert.Equal(0, Difference(Score(2, x), Score(2 - 1e-7, x)), 1e-5);
    }

    [Fact]
    public void Refuse_parts_that_they_do_not_have()
    {
        Assert.Equal("SelfAttentionResolution",
            Assert.Throws<ArgumentOutOfRangeException>(() => GanNetworks.Progressive(options: new() { SelfAttentionResolution = 8 })).ParamName);
        Assert.Equal("Normalization", Assert.Throws<ArgumentOutOfRangeException>(
            () => GanNetworks.Progressive(options: new() { Normalization = DiscriminatorNormalization.Batch })).ParamName);
        Assert.Equal("WeightNormalization", Assert.Throws<ArgumentOutOfRangeException>(
            () => GanNetworks.Dcgan(options: new() { WeightNormalization = true, SpectralNormalization = true })).ParamName);
    }
}
