using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>The exponential moving average of a generator's weights, e ← βₜ·e + (1−βₜ)·w after each step (Yazıcı et al. 2019), and the
/// running statistics that batch norm needs for these weights: the trained network's belong to its own.</summary>
/// <remarks>βₜ is β, or less where the average's half-life would be more than a share of the steps t so far, 0.5^(1/(share·t)), as in
/// StyleGAN2's code (Karras et al. 2020): else the first weights would still count at the end of a short run. Owns the averaged network,
/// which starts as a copy of the other and is in eval mode for all who use it.</remarks>
internal sealed class GeneratorEma : ICheckpointed, IDisposable
{
    // A batch's share of batch norm's running statistics, of momentum 0.1, is 0.1 % after so many others.
    private const int StandingBatches = 64;

    private readonly (Tensor Average, Tensor Weight)[] _weights;
    private readonly (Tensor Average, Tensor Buffer)[] _buffers;
    private readonly GeneratorAveraging _settings;
    private long _steps;
    private bool _isSettled = true;

    /// <param name="network">The network being trained.</param>
    /// <param name="average">Another one like it, taken over.</param>
    /// <param name="settings">β, and what statistics are made of.</param>
    public GeneratorEma(Networks.Generator network, Networks.Generator average, GeneratorAveraging settings)
    {
        (Network, _settings) = (average, settings);
        average.eval();
        _weights = [.. average.parameters().Zip(network.parameters(), (a, w) => ((Tensor)a, (Tensor)w))];
        _buffers = [.. average.buffers().Zip(network.buffers())];
        Copy(_weights);
        Copy(_buffers);
    }

    /// <summary>The averaged network, in eval mode; to be used after <see cref="Settle"/>.</summary>
    public Networks.Generator Network { get; }

    /// <summary>Called after each step of the network.</summary>
    public void Update()
    {
        using var _ = no_grad();
        var decay = _settings.DecayAt(++_steps);
        foreach (var (average, weight) in _weights)
            average.Scale(decay).Add(weight, 1 - decay);
        _isSettled = false;
    }

    /// <summary>Gives the averaged weights their running statistics ("standing statistics", Brock et al. 2019), always from the same
    /// start and latents, so that they do not depend on when they were computed before.</summary>
    /// <param name="cancellation">Heard before each batch.</param>
    public void Settle(Cancellation cancellation = default)
    {
        if (_isSettled || _buffers.Length == 0)
            return;
        using var _ = no_grad();
        using var alone = Ranks.Alone();
        Copy(_buffers);
        var latents = _settings.Latents();
        Network.train();
        try
        {
            for (var batch = 0; batch < StandingBatches; batch++)
            {
                cancellation.ThrowIfRequested();
                using var scope = NewDisposeScope();
                var input = latents.Draw(_settings.BatchSize);
                Network.call(input.Latents, input.Classes);
            }
        }
        finally
        {
            Network.eval();
        }
        _isSettled = true;
    }

    /// <summary>Makes the trained network the average.</summary>
    public void Apply()
    {
        Settle();
        Copy([.. _weights.Concat(_buffers).Select(p => (p.Item2, p.Item1))]);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        // No statistics: they follow from the weights, and whether they have been computed must make no difference.
        writer.Write(_steps);
        foreach (var (average, _) in _weights)
            average.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _steps = reader.ReadInt64();
        foreach (var (average, _) in _weights)
            average.Load(reader);
        _isSettled = false;
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    private static void Copy((Tensor To, Tensor From)[] pairs)
    {
        using var _ = no_grad();
        foreach (var (to, from) in pairs)
            to.copy_(from);
    }
}
