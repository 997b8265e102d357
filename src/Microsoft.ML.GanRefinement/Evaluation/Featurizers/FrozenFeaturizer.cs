using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>A featurizer that nothing changes any more, so that any number of threads may call it.</summary>
internal sealed class FrozenFeaturizer : IDisposable
{
    private readonly NetworkLifetime _lifetime;
    private int _disposed;

    /// <summary>Takes the network over.</summary>
    public FrozenFeaturizer(FeaturizerSpecification specification, nn.Module<Tensor, Tensor> network, Device device)
    {
        (Specification, Network, Device) = (specification, network, device);
        Network.to(device);
        Network.Freeze();
        Fingerprint = specification.WeightsHash ?? NetworkHash.Of(specification.ToJson(), Network);
        _lifetime = new NetworkLifetime(Network, [Network], typeof(ImageFeaturizerTransformer));
        _lifetime.Retain();
    }

    /// <summary>What it was built from.</summary>
    public FeaturizerSpecification Specification { get; }

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>SHA-256 of the file that the weights came from, or of specification and weights; in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The network, frozen; to be touched within a <see cref="Use"/>.</summary>
    public nn.Module<Tensor, Tensor> Network { get; }

    /// <summary>Keeps the network until the result is disposed, whoever disposes its owner meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public NetworkLifetime.Use Use() => _lifetime.Begin();

    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public void Check() => ObjectDisposedException.ThrowIf(_lifetime.IsOver, typeof(ImageFeaturizerTransformer));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _lifetime.Release();
    }
}
