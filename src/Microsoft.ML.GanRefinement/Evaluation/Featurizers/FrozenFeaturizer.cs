using Microsoft.ML.GanRefinement.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers;

/// <summary>A featurizer that nothing changes any more, so that any number of threads may call it.</summary>
internal sealed class FrozenFeaturizer : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network;
    private int _disposed;

    /// <summary>Takes the network over.</summary>
    public FrozenFeaturizer(FeaturizerSpecification specification, nn.Module<Tensor, Tensor> network, Device device)
    {
        (Specification, _network, Device) = (specification, network, device);
        _network.to(device);
        _network.Freeze();
        Fingerprint = specification.WeightsHash ?? NetworkHash.Of(specification.ToJson(), _network);
    }

    /// <summary>What it was built from.</summary>
    public FeaturizerSpecification Specification { get; }

    /// <summary>Where its weights are.</summary>
    public Device Device { get; }

    /// <summary>SHA-256 of the file that the weights came from, or of specification and weights; in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The network, frozen.</summary>
    public nn.Module<Tensor, Tensor> Network
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, typeof(ImageFeaturizerTransformer));
            return _network;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _network.Dispose();
        }
    }
}
