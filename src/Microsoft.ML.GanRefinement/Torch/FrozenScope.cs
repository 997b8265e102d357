using TorchSharp;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>While it lives, forward passes of a network leave its running statistics alone, and its weights ask for no gradient.</summary>
/// <remarks>Built once per network and entered as often as needed.</remarks>
internal sealed class FrozenScope(torch.nn.Module network)
{
    private readonly ITracksStatistics[] _layers = network.modules().Prepend(network).OfType<ITracksStatistics>().ToArray();
    private readonly TorchSharp.Modules.Parameter[] _weights = network.parameters().ToArray();

    /// <summary>Runs <paramref name="action"/> with the network frozen.</summary>
    public T Run<T>(Func<T> action) => RunUntracked(() => Require(false, action));

    /// <summary>Runs <paramref name="action"/> with the running statistics frozen; weights stay as they are.</summary>
    public T RunUntracked<T>(Func<T> action)
    {
        // Scopes of one network may lie in each other: the inner one's end must not end the outer one.
        bool[] tracked = [.. _layers.Select(layer => layer.TracksStatistics)];
        foreach (var layer in _layers)
            layer.TracksStatistics = false;
        try
        {
            return action();
        }
        finally
        {
            foreach (var (layer, tracks) in _layers.Zip(tracked))
                layer.TracksStatistics = tracks;
        }
    }

    /// <summary>Within <see cref="Run"/>: runs <paramref name="action"/> with the weights asking for gradients, the running statistics still
    /// frozen.</summary>
    public T RunDifferentiated<T>(Func<T> action) => Require(true, action);

    private T Require<T>(bool on, Func<T> action)
    {
        bool[] required = [.. _weights.Select(weight => weight.requires_grad)];
        foreach (var weight in _weights)
            weight.requires_grad = on;
        try
        {
            return action();
        }
        finally
        {
            foreach (var (weight, requires) in _weights.Zip(required))
                weight.requires_grad = requires;
        }
    }
}
