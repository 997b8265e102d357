using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Networks.ResNet;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class InitializationTests
{
    // From a value that no draw gives, so that a layer left out is seen.
    private static Tensor Drawn(Tensor weight, nn.Module<Tensor, Tensor> layer)
    {
        using var generator = new torch.Generator(1);
        using (no_grad())
            weight.fill_(5);
        Initialization.Draw(nn.Sequential(layer), WeightInitialization.FanIn, 1, generator);
        return weight;
    }

    public static TheoryData<string, double> Bounds =>
        new() { { "linear", 1 / Math.Sqrt(400) }, { "conv", 1 / Math.Sqrt(9 * 16) }, { "transposed", 1 / Math.Sqrt(7 * 16) } };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Fills_the_range_that_the_number_of_inputs_gives(string kind, double bound)
    {
        var (linear, conv, transposed) = (nn.Linear(400, 50), nn.Conv2d(9, 30, 4), nn.ConvTranspose2d(30, 7, 4));
        var weight = kind switch
        {
            "linear" => Drawn(linear.weight!, linear),
            "conv" => Drawn(conv.weight!, conv),
            _ => Drawn(transposed.weight!, transposed),
        };
        Assert.InRange(weight.abs().max().ToSingle(), 0.98 * bound, bound);
        Assert.InRange(weight.mean().ToSingle(), -0.05 * bound, 0.05 * bound);
    }

    private static Tensor Draw(Tensor weight, nn.Module layer, WeightInitialization kind, double gain = 1)
    {
        using var generator = new torch.Generator(1);
        Initialization.Draw(layer, kind, gain, generator);
        return weight.detach();
    }

    [Fact]
    public void Draws_a_normal_distribution_of_a_fiftieth()
    {
        var layer = nn.Linear(400, 100);
        var weight = Draw(layer.weight!, nn.Sequential(layer), WeightInitialization.Normal);
        Assert.Equal(0.02, weight.std().ToDouble(), 0.0005);
        Assert.InRange(weight.abs().max().ToDouble(), 0.06, 0.12);
    }

    [Fact]
    public void Draws_residual_convolutions_with_another_gain_in_Glorots_range()
    {
        var layers = LayerFactory.Discriminator(new NetworkPairSpecification());
        var block = new DiscriminatorBlock(layers, 16, new ResNetStage(32, Resizes: true), atImage: false);
        Draw(block.parameters().First(), nn.Sequential(block), WeightInitialization.Xavier);
        Assert.Equal(Math.Sqrt(2) * Math.Sqrt(6.0 / (9 * (16 + 16))), block.get_parameter("first.weight")!.abs().max().ToDouble(), 0.01);
        Assert.Equal(Math.Sqrt(2) * Math.Sqrt(6.0 / (9 * (16 + 32))), block.get_parameter("second.weight")!.abs().max().ToDouble(), 0.01);
        Assert.Equal(Math.Sqrt(6.0 / (16 + 32)), block.get_parameter("shortcut.weight")!.abs().max().ToDouble(), 0.01);
    }

    [Theory]
    [InlineData(7, 5)]
    [InlineData(5, 7)]
    public void Draws_orthogonal_matrices_of_the_gain(int rows, int columns)
    {
        var layer = nn.Linear(columns, rows);
        var weight = Draw(layer.weight!, nn.Sequential(layer), WeightInitialization.Orthogonal, 1.4).to(ScalarType.Float64);
        var product = rows < columns ? weight.mm(weight.t()) : weight.t().mm(weight);
        Assert.Equal(0, (product - (1.4 * 1.4 * eye(5, dtype: ScalarType.Float64))).abs().max().ToDouble(), 1e-5);
    }

    [Fact]
    public void Draws_the_same_bits_as_ever()
    {
        // The weights of a pair that was made before there was a choice.
        using var networks = SmallPair.CreateNetworks();
        Assert.Equal("EC49C9380029420B", Hash(networks.Generator));
        Assert.Equal("1D3E171BEA40BB73", Hash(networks.Discriminator));
    }

    private static string Hash(nn.Module network) =>
        System.Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Weights.Parameters(network)))[..16];

    [Fact]
    public void Sets_biases_to_zero()
    {
        var layer = nn.Linear(5, 6);
        Assert.Equal(0, Drawn(layer.bias!, layer).abs().sum().ToSingle());
    }
}
