using TorchSharp;

namespace Microsoft.ML.GanRefinement.Torch;

/// <summary>While it lives, forward passes of a network leave its running statistics alone, and its weights ask for no gradient.</summary>
/// <remarks>Built once per network and entered as often as needed, so that a step allocates nothing for it.</remarks>
internal sealed class FrozenScope(torch.nn.Module network)
{
    private readonly ITracksStatistics[] _layers = network.modules().Prepend(network).OfType<ITracksStatistics>().ToArray();
    private readonly TorchSharp.Modules.Parameter[] _weights = network.parameters().ToArray();

    /// <summary>Runs <paramref name="action"/> with the network frozen.</summary>
    public T Run<T>(Func<T> action)
    {
        Set(false);
        try { return action(); }
        finally { Set(true); }
    }

    /// <summary>Runs <paramref name="action"/> with the running statistics frozen and the weights learning.</summary>
    public T RunUntracked<T>(Func<T> action)
    {
        Track(false);
        try { return action(); }
        finally { Track(true); }
    }

    /// <summary>Within <see cref="Run"/>: runs <paramref name="action"/> with the weights asking for gradients, the running statistics still
    /// frozen.</summary>
    public T RunDifferentiated<T>(Func<T> action)
    {
        Require(true);
        try { return action(); }
        finally { Require(false); }
    }

    private void Set(bool on)
    {
        Track(on);
        Require(on);
    }

    private void Require(bool on)
    {
        foreach (var weight in _weights)
            weight.requires_grad = on;
    }

    private void Track(bool on)
    {
        foreach (var layer in _layers)
            layer.TracksStatistics = on;
    }
}
