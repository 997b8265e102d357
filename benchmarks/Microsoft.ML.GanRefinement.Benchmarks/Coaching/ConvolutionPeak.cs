using Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Benchmarks.Coaching;

/// <summary>How fast the convolutions of the networks are by themselves.</summary>
internal static class ConvolutionPeak
{
    private const int Turns = 12;

    /// <summary>GFLOP of a coach's step for a batch: products and sums of forward passes and of the gradients of inputs.</summary>
    public static double StepOperations => 2 * (Layers.Sum(Operations) + (2e-9 * CoachCase.Batch * TrainingCase.LatentSize * 256 * 16));

    // Channels at the larger map, at the smaller one, and the smaller one's side; the last and first layer of G and D have one channel.
    private static IReadOnlyList<(int Large, int Small, int Side)> Layers { get; } =
        [(128, 256, 4), (64, 128, 8), (1, 64, 16), (1, 64, 16), (64, 128, 8), (128, 256, 4)];

    /// <summary>GFLOP/s of the fastest of the large convolutions, forward or backward, plain or transposed.</summary>
    public static double Measure()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        return Layers.Take(2).Max(layer => Math.Max(Speed(layer, transposed: false), Speed(layer, transposed: true)));
    }

    private static double Speed((int Large, int Small, int Side) layer, bool transposed)
    {
        using var scope = NewDisposeScope();
        var weight = rand(layer.Small, layer.Large, 4, 4);
        var input = transposed
            ? rand(CoachCase.Batch, layer.Small, layer.Side, layer.Side).ChannelsLast()
            : rand(CoachCase.Batch, layer.Large, 2 * layer.Side, 2 * layer.Side).ChannelsLast();
        return Enumerable.Range(0, Turns).Max(_ => Operations(layer) / Clock.Seconds(() => (transposed
            ? functional.conv_transpose2d(input, weight, null, [2, 2], [1, 1])
            : functional.conv2d(input, weight, null, [2, 2], [1, 1])).Dispose()));
    }

    private static double Operations((int Large, int Small, int Side) layer) =>
        2e-9 * CoachCase.Batch * layer.Large * layer.Small * 16 * layer.Side * layer.Side;
}
