using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Evaluation.Numerics;
using Microsoft.ML.GanRefinement.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>Three untrained convolutions with stride 2 and ReLUs, and the mean over each plane of the last.</summary>
internal sealed class RandomConvolutionNetwork : Module<Tensor, Tensor>
{
    private const int Channels = 32;

    private readonly WeightedLayer first;
    private readonly WeightedLayer second;
    private readonly WeightedLayer third;

    public RandomConvolutionNetwork(int imageChannels, int features) : base(nameof(RandomConvolutionNetwork))
    {
        first = WeightedLayer.Conv2d(imageChannels, Channels, kernel: 5, stride: 2, padding: 2, bias: false);
        second = WeightedLayer.Conv2d(Channels, 2 * Channels, kernel: 3, stride: 2, padding: 1, bias: false);
        third = WeightedLayer.Conv2d(2 * Channels, features, kernel: 3, stride: 2, padding: 1, bias: false);
        RegisterComponents();
    }

    /// <summary>How many weights such a network has.</summary>
    public static long CountWeights(int imageChannels, int features) =>
        (25L * imageChannels * Channels) + (9L * Channels * 2 * Channels) + (9L * 2 * Channels * features);

    /// <inheritdoc/>
    public override Tensor forward(Tensor images)
    {
        var planes = functional.relu(first.call(images));
        planes = functional.relu(second.call(planes));
        planes = functional.relu(third.call(planes));
        return planes.mean([2L, 3L]);
    }

    /// <summary>Draws the weights from a stream of our own, the same on every machine: He et al. 2015, N(0, 2/fan-in) before
    /// ReLUs.</summary>
    public void Initialize(int seed)
    {
        var stream = Draws.Stream(seed, DrawPurpose.Filters);
        using var quiet = no_grad();
        foreach (var weight in parameters())
        {
            using IDisposable scope = NewDisposeScope();
            var deviation = Math.Sqrt(2.0 * weight.shape[0] / weight.numel());
            var values = Draws.Normals(ref stream, (int)weight.numel());
            weight.copy_(tensor(values, weight.shape, dtype: ScalarType.Float64, device: CPU).Times(deviation).to_type(ScalarType.Float32));
        }
    }
}
