using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers.Penalties;

/// <summary>weight · ‖θ − θ̄‖², θ̄ being the mean of a player's weights over its steps so far, this one among them (Salimans et al. 2016,
/// section 3.3). The mean counts as a constant and is kept up online, so that no history is stored.</summary>
internal sealed class HistoricalAveragingPenalty : IDiscriminatorRegularizer, IGeneratorRegularizer, ICheckpointed, IDisposable
{
    private readonly double _weight;
    private readonly Parameter[] _parameters;
    private readonly Tensor[] _means;
    private long _count;
    private long _lastStep = -1;

    /// <param name="weight">A recipe leaves the term out where it is 0.</param>
    /// <param name="network">The player.</param>
    public HistoricalAveragingPenalty(double weight, nn.Module network)
    {
        _weight = weight;
        _parameters = [.. network.parameters()];
        _means = [.. _parameters.Select(p => zeros_like(p, requires_grad: false).DetachFromDisposeScope())];
    }

    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step) => Penalty(step.Index);

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step) => Penalty(step.Index);

    private Tensor Penalty(long step)
    {
        // A step that is made of several batches is one point of the history.
        if (step != _lastStep)
            Remember(step);
        return _parameters.Zip(_means, (p, mean) => (p - mean).Squared().sum()).Aggregate((a, b) => a.Plus(b)).Times(_weight);
    }

    private void Remember(long step)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        (_lastStep, _count) = (step, _count + 1);
        foreach (var (parameter, mean) in _parameters.Zip(_means))
            mean.Add(parameter - mean, 1.0 / _count);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(_count);
        writer.Write(_lastStep);
        foreach (var mean in _means)
            mean.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _count = reader.ReadInt64();
        _lastStep = reader.ReadInt64();
        foreach (var mean in _means)
            mean.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var mean in _means)
            mean.Dispose();
    }
}
