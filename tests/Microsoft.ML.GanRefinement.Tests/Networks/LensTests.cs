using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Networks;

public class LensTests
{
    private static Lens Create(int imageChannels = 1, int channels = 4, int blocks = 2)
    {
        using var generator = new torch.Generator(1);
        return new Lens(imageChannels, channels, blocks, generator);
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
    public void Every_weight_learns_once_the_last_convolution_has_left_zero()
    {
        using var lens = Create();
        using (no_grad())
            lens.parameters().ToList().ForEach(p => p.add_(0.01));
        lens.call(rand(2, 1, 6, 6)).square().sum().backward();
        Assert.All(lens.parameters(), p => Assert.True(p.grad!.abs().max().ToSingle() > 0));
    }
}
