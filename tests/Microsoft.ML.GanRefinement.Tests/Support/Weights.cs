using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>Snapshots of a network's parameters and buffers, for comparisons bit by bit.</summary>
internal static class Weights
{
    public static byte[] Bytes(nn.Module network) => [.. Parameters(network), .. Buffers(network)];

    public static byte[] Parameters(nn.Module network) => network.named_parameters().SelectMany(p => Of(p.parameter)).ToArray();

    public static byte[] Buffers(nn.Module network) => network.named_buffers().SelectMany(b => Of(b.buffer)).ToArray();

    private static byte[] Of(Tensor tensor) => tensor.detach().contiguous().bytes.ToArray();
}
