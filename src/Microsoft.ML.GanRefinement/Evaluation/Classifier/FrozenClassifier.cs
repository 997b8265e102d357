using Microsoft.ML.GanRefinement.Evaluation.Featurizers;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>A trained network that nothing changes any more: eval mode, no weight asks for a gradient, so any number of threads may call
/// it.</summary>
internal sealed class FrozenClassifier : IDisposable
{
    private readonly NetworkLifetime _lifetime;
    private int _disposed;

    /// <summary>Takes the network over.</summary>
    public FrozenClassifier(ClassifierSpecification specification, ClassifierNetwork network, Device device)
    {
        (Specification, Network, Device) = (specification, network, device);
        Network.to(device);
        Network.Freeze();
        Fingerprint = NetworkHash.Of(specification.ToJson(), Network);
        _lifetime = new NetworkLifetime(Network, [Network], typeof(ImageClassifierTransformer));
        _lifetime.Retain();
    }

    /// <summary>What it was built from.</summary>
    public ClassifierSpecification Specification { get; }

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>SHA-256 of specification and weights, in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The network, frozen; to be touched within a <see cref="Use"/>.</summary>
    public ClassifierNetwork Network { get; }

    /// <summary>Keeps the network until the result is disposed, whoever disposes its owner meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public NetworkLifetime.Use Use() => _lifetime.Begin();

    /// <exception cref="ObjectDisposedException">The owner has let go.</exception>
    public void Check() => ObjectDisposedException.ThrowIf(_lifetime.IsOver, typeof(ImageClassifierTransformer));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _lifetime.Release();
    }
}
