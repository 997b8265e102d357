using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Classifier;

/// <summary>A trained network that nothing changes any more: eval mode, no weight asks for a gradient, so any number of threads may call it.</summary>
internal sealed class FrozenClassifier : IDisposable
{
    private readonly ClassifierNetwork _network;
    private int _disposed;

    /// <summary>Takes the network over.</summary>
    public FrozenClassifier(ClassifierSpecification specification, ClassifierNetwork network, Device device)
    {
        (Specification, _network, Device) = (specification, network, device);
        _network.to(device);
        _network.Freeze();
        Fingerprint = NetworkHash.Of(specification.ToJson(), _network);
    }

    /// <summary>What it was built from.</summary>
    public ClassifierSpecification Specification { get; }

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>SHA-256 of specification and weights, in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The network, frozen.</summary>
    public ClassifierNetwork Network
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, typeof(ImageClassifierTransformer));
            return _network;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _network.Dispose();
    }
}
