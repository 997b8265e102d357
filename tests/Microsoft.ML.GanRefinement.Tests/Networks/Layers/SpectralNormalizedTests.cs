using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks.Layers;

public class SpectralNormalizedTests
{
    private static SpectralNormalized Diagonal()
    {
        var linear = WeightedLayer.Linear(2, 2, bias: false);
        using (no_grad())
            linear.Weight.copy_(tensor(new[] { 3.0, 0, 0, 1 }, [2, 2]));
        var layer = new SpectralNormalized(linear);
        layer.to(ScalarType.Float64);
        return layer;
    }

    private static double Sigma(SpectralNormalized layer)
    {
        using var scope = NewDisposeScope();
        return 3 / layer.call(tensor(new[] { 1.0, 0 }, [1, 2])).Doubles()[0];
    }

    [Fact]
    public void Iterates_once_in_each_pass_of_the_training()
    {
        // u starts as (1, 1)/√2.
        var layer = Diagonal();
        Assert.Equal(2.863564, Sigma(layer), 1e-6);
        Assert.Equal(2.998173, Sigma(layer), 1e-6);
        Assert.Equal(2.999977, Sigma(layer), 1e-6);
    }

    [Fact]
    public void Stays_where_it_is_in_eval_mode_or_when_told_to_leave_no_trace()
    {
        var layer = Diagonal();
        Sigma(layer);
        var before = Weights.Buffers(layer);
        layer.TracksStatistics = false;
        var first = Sigma(layer);
        layer.TracksStatistics = true;
        layer.eval();
        Assert.Equal(first, Sigma(layer));
        Assert.Equal(before, Weights.Buffers(layer));
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("conv")]
    [InlineData("transposed")]
    [InlineData("embedding")]
    [InlineData("upsampled")]
    public void Makes_the_largest_singular_value_one(string kind)
    {
        using var scope = NewDisposeScope();
        using var random = new torch.Generator(2);
        var specification = new NetworkPairSpecification
        {
            Image = new ImageShape(1, 8, 8),
            SpectralNormalization = true,
            GeneratorSpectralNormalization = true,
        };
        var layers = kind == "upsampled" ? LayerFactory.Generator(specification) : LayerFactory.Discriminator(specification);
        var (layer, input) = kind switch
        {
            "linear" => (layers.Linear(6, 5, bias: false), eye(6)),
            "conv" => (layers.Conv2d(3, 5, kernel: 3, bias: false), ones(1, 3, 4, 4)),
            "upsampled" => (layers.UpsampledConv2d(3, 5), ones(1, 3, 2, 2)),
            "transposed" => (layers.DoublingConvTranspose2d(3, 5, bias: false), eye(3).view(3, 3, 1, 1)),
            _ => (layers.Embedding(4, 6), arange(4)),
        };
        Initialization.Draw(nn.Sequential(layer), WeightInitialization.Normal, 50, random);
        for (var i = 0; i < 200; i++)
            layer.call(input);
        layer.eval();
        Assert.Equal(1, linalg.svdvals(Matrix(kind, layer, input))[0].ToDouble(), 1e-4);
    }

    // The normalised weight with a row for each output, found from outside where that gives all of it.
    private static Tensor Matrix(string kind, nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        if (kind is "linear" or "embedding")
            return layer.call(input).flatten(1);
        var weight = layer.get_parameter("layer.weight")!.detach();
        var transposed = kind == "transposed";
        Assert.Equal(5, layer.get_buffer("u")!.shape[0]);
        // What the layer makes is what its weight as it is makes, divided by σ.
        var raw = kind == "upsampled" ? UpsampledConv2d.Apply(input, weight, null) : transposed
            ? nn.functional.conv_transpose2d(input, weight, null, [2, 2], [1, 1])
            : nn.functional.conv2d(input, weight, null, [1, 1], [1, 1]);
        return (transposed ? weight.transpose(0, 1) : weight).flatten(1) * (layer.call(input).norm() / raw.norm());
    }

    [Fact]
    public void Has_the_gradient_of_its_difference_quotient_with_u_and_v_held()
    {
        // At convergence u and v are the singular vectors, whose own change has no effect on σ to first order.
        var layer = Diagonal();
        using (no_grad())
            layer.parameters().Single().copy_(tensor(new[] { 2.0, 0.3, -0.4, 1 }, [2, 2]));
        for (var i = 0; i < 100; i++)
            Sigma(layer);
        layer.eval();
        var x = tensor(new[] { 0.7, -1.2 }, [1, 2]).requires_grad_();
        FiniteDifferences.Check(() => layer.call(x).sin().sum(), x, layer.parameters().Single());
    }

    [Fact]
    public void Lets_two_passes_share_a_backward_pass()
    {
        var layer = Diagonal();
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.7, -1.2 }, [1, 2]);
        (layer.call(x).sum() + layer.call(2 * x).sum()).backward();
        Assert.True(layer.parameters().Single().grad!.abs().sum().ToDouble() > 0);
    }

    [Fact]
    public void Saves_u_with_the_weights() => Assert.Contains("u", Diagonal().state_dict().Keys);
}
