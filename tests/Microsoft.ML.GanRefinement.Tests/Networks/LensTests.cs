using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class LensTests
{
    private static readonly LensStart s_identity = new(WeightInitialization.Xavier, IsIdentity: true);

    private static Lens Create(int imageChannels = 1, int channels = 4, int blocks = 2)
    {
        using var generator = new torch.Generator(1);
        return Lens.OfImages(imageChannels, channels, blocks, s_identity, generator);
    }

    [Fact]
    public void Has_the_papers_parameter_count_in_its_reading()
    {
        using var lens = Create(3, 64, 8);
        Assert.Equal(594_371, lens.parameters().Sum(p => p.numel()));
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(5, 11)]
    public void Starts_as_the_identity_for_any_size(int height, int width)
    {
        using var lens = Create();
        var x = (2 * rand(3, 1, height, width)) - 1;
        Assert.Equal(x.data<float>().ToArray(), lens.call(x).data<float>().ToArray());
    }

    [Fact]
    public void A_lens_of_vectors_is_dense()
    {
        using var generator = new torch.Generator(1);
        using var lens = Lens.OfVectors(2, 5, 3, s_identity, generator);
        // 2·5 + 5; three blocks of 2·(5·5 + 5); 5·2 + 2.
        Assert.Equal(15 + (3 * 60) + 12, lens.parameters().Sum(p => p.numel()));
        var x = 9 * rand(4, 2);
        Assert.Equal(x.data<float>().ToArray(), lens.call(x).data<float>().ToArray());
    }

    // U(−a, a) with a = √(6/(inputs + outputs)): 64·9 of each inside, whose mean square is a²/3.
    [Fact]
    public void Weights_are_drawn_as_in_the_paper()
    {
        using var generator = new torch.Generator(1);
        using var lens = Lens.OfImages(1, 64, 1, new LensStart(WeightInitialization.Xavier, IsIdentity: false), generator);
        var weights = lens.named_parameters().Where(p => p.name.EndsWith("weight")).ToDictionary(p => p.name, p => p.parameter);
        var inside = weights["blocks.0.inner.weight"];
        var bound = Math.Sqrt(6.0 / (2 * 64 * 9));
        Assert.InRange(inside.abs().max().ToDouble(), 0.99 * bound, bound);
        Assert.Equal(bound * bound / 3, inside.square().mean().ToDouble(), 0.02 * bound * bound);
        Assert.True(weights["last.weight"].abs().max().ToDouble() > 0);
        Assert.All(lens.named_parameters().Where(p => p.name.EndsWith("bias")), p => Assert.Equal(0, p.parameter.abs().max().ToDouble()));
    }

    [Fact]
    public void Every_weight_learns_once_the_last_convolution_has_left_zero()
    {
        using var lens = Create();
        using (no_grad())
            lens.parameters().ToList().ForEach(p => p.add_(0.01));
        lens.call(rand(2, 1, 6, 6)).square().sum().backward();
        Assert.All(lens.parameters(), p => Assert.True(p.grad!.abs().max().ToSingle() > 0));
    }
}
