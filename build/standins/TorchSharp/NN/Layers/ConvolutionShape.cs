using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The numbers that make a convolution.</summary>
internal sealed record ConvolutionShape(long InChannels, long OutChannels, long[] Kernel, long Groups)
{
    internal long[] Stride { get; init; } = [1, 1];

    internal long[] Padding { get; init; } = [0, 0];

    /// <summary>Takes the place of <see cref="Padding"/> when given.</summary>
    internal Padding? PaddingType { get; init; }

    internal long[] Dilation { get; init; } = [1, 1];

    internal long[] OutputPadding { get; init; } = [0, 0];
}
