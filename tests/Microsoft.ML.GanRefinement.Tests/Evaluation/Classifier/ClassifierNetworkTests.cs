using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Evaluation.Classifier;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Evaluation.Classifier;

public class ClassifierNetworkTests
{
    [Theory]
    [InlineData(1, 28, 28)]
    [InlineData(1, 32, 32)]
    [InlineData(3, 9, 7)]
    [InlineData(1, 1, 1)]
    public void It_takes_images_of_any_size(int channels, int height, int width)
    {
        using var network = Create(new(channels, height, width));
        using IDisposable scope = NewDisposeScope();
        var output = network.call(zeros(5, channels, height, width));
        Assert.Equal([5L, 6L], output.Features.shape);
        Assert.Equal([5L, 3L], output.Logits.shape);
        Assert.True(output.Features.min().item<float>() >= 0);
    }

    [Fact]
    public void The_seed_decides_the_weights()
    {
        using var one = Create(new(1, 8, 8), seed: 1);
        using var same = Create(new(1, 8, 8), seed: 1);
        using var other = Create(new(1, 8, 8), seed: 2);
        Assert.Equal(Weights(one), Weights(same));
        Assert.NotEqual(Weights(one), Weights(other));
    }

    [Fact]
    public void Weights_before_a_relu_keep_its_variance()
    {
        using var network = Create(new(1, 8, 8), baseChannels: 64);
        foreach (var weight in network.parameters().Where(p => p.dim() > 1 && p.numel() > 1000))
        {
            using var deviation = weight.std();
            Assert.Equal(Math.Sqrt(2.0 * weight.shape[0] / weight.numel()), deviation.item<float>(), 0.1 * deviation.item<float>());
        }
    }

    private static ClassifierNetwork Create(ImageShape image, int seed = 1, int baseChannels = 4)
    {
        ClassifierNetwork network = new(new() { Image = image, ClassCount = 3, FeatureCount = 6, BaseChannels = baseChannels });
        using Generator generator = new((ulong)seed);
        network.Initialize(generator);
        network.eval();
        return network;
    }

    private static float[] Weights(nn.Module network) => [.. network.parameters().SelectMany(p => p.data<float>().ToArray())];
}
