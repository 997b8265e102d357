using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Networks.Layers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>A frozen pair, and its double for refiners with batch norms folded into the layers before them, made when it is first asked for. Owns
/// both.</summary>
internal sealed class FoldedNetworks : IDisposable
{
    private readonly Lock _gate = new();
    private readonly NetworkPair _networks;
    private readonly NetworkPairSpecification _specification;
    private readonly Device _device;
    private NetworkPair? _folded;

    /// <summary>Takes a pair over.</summary>
    /// <param name="networks">The pair, frozen.</param>
    /// <param name="specification">What it was built from.</param>
    /// <param name="device">Where it is.</param>
    public FoldedNetworks(NetworkPair networks, NetworkPairSpecification specification, Device device) =>
        (_networks, _specification, _device) = (networks, specification, device);

    /// <summary>The double; a network that has nothing to fold is its own.</summary>
    public NetworkPair Get()
    {
        lock (_gate)
            return _folded ??= Create();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folded is { } folded)
        {
            if (!ReferenceEquals(folded.Generator, _networks.Generator))
                folded.Generator.Dispose();
            if (!ReferenceEquals(folded.Discriminator, _networks.Discriminator))
                folded.Discriminator.Dispose();
        }
        _networks.Dispose();
    }

    private NetworkPair Create()
    {
        using var scope = TorchScope.Differentiable();
        return new NetworkPair(
            Double(_networks.Generator, () => NetworkPairFactory.CreateGenerator(_specification)),
            Double(_networks.Discriminator, () => NetworkPairFactory.CreateDiscriminator(_specification)));
    }

    private T Double<T>(T network, Func<T> create) where T : nn.Module
    {
        if (!Folding.HelpsWith(network))
            return network;
        var copy = create();
        if (network.parameters().FirstOrDefault() is { dtype: not ScalarType.Float32 } other)
            copy.to(other.dtype);
        network.CopyStateTo(copy);
        copy.to(_device);
        // Before folding: spectral norms move in train mode.
        copy.Freeze();
        Folding.Fold(copy);
        return copy;
    }
}
