using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>The exponential moving average of a generator's weights, e ← β·e + (1−β)·w after each step (Yazıcı et al. 2019). Buffers, such
/// as batch norm's running statistics, are copied: they are averages already.</summary>
/// <remarks>Owns the averaged network, which starts as a copy of the other and stays in eval mode.</remarks>
internal sealed class GeneratorEma : ICheckpointed, IDisposable
{
    private readonly (Tensor Average, Tensor Weight)[] _weights;
    private readonly (Tensor Average, Tensor Buffer)[] _buffers;
    private readonly double _decay;

    /// <param name="network">The network being trained.</param>
    /// <param name="average">Another one like it, taken over.</param>
    /// <param name="decay">β, at least 0 and below 1.</param>
    public GeneratorEma(Networks.Generator network, Networks.Generator average, double decay)
    {
        (Network, _decay) = (average, decay);
        average.eval();
        _weights = [.. average.parameters().Zip(network.parameters(), (a, w) => ((Tensor)a, (Tensor)w))];
        _buffers = [.. average.buffers().Zip(network.buffers())];
        Copy(_weights);
        Copy(_buffers);
    }

    /// <summary>The averaged network, in eval mode.</summary>
    public Networks.Generator Network { get; }

    /// <summary>Called after each step of the network.</summary>
    public void Update()
    {
        using var _ = no_grad();
        foreach (var (average, weight) in _weights)
            average.Scale(_decay).Add(weight, 1 - _decay);
        Copy(_buffers);
    }

    /// <summary>Makes the trained network the average.</summary>
    public void Apply() => Copy([.. _weights.Select(p => (p.Weight, p.Average))]);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.save(writer);

    /// <inheritdoc/>
    public void Load(BinaryReader reader) => Network.load(reader);

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    private static void Copy((Tensor To, Tensor From)[] pairs)
    {
        using var _ = no_grad();
        foreach (var (to, from) in pairs)
            to.copy_(from);
    }
}
