using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>The end of a network's training.</summary>
internal static class Freezing
{
    /// <summary>Eval mode, and no weight asks for a gradient, for good: any number of threads may call the network from here on.</summary>
    public static void Freeze(this nn.Module network)
    {
        network.eval();
        foreach (var weight in network.parameters())
            weight.requires_grad = false;
        // They outlive any DisposeScope that the caller of Fit or Load has open.
        foreach (var tensor in network.State())
            tensor.DetachFromDisposeScope();
    }
}
