using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>All that a network computes by.</summary>
internal static class NetworkState
{
    /// <summary>Weights and statistics in the order of construction, which is the same for every network of a specification.</summary>
    public static IEnumerable<Tensor> State(this nn.Module network) => network.parameters().Concat<Tensor>(network.buffers());

    /// <summary>Makes another network of the same specification compute the same.</summary>
    public static void CopyStateTo(this nn.Module from, nn.Module to)
    {
        using var _ = no_grad();
        foreach (var (source, target) in from.State().Zip(to.State()))
            target.copy_(source);
    }
}
