using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Torch;
using Microsoft.ML.GanRefinement.Torch.Optimizers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>One of the two players: its network, its optimiser, and how to keep it out of the other's step.</summary>
internal sealed class Player : ICheckpointed, IDisposable
{
    private readonly nn.Module _network;
    private readonly OptimizerSettings _settings;
    private readonly IReadOnlyList<IWeightConstraint> _constraints;
    private readonly Parameter[] _weights;
    private readonly Optimizer _optimizer;
    private readonly FrozenScope _frozen;

    public Player(nn.Module network, OptimizerSettings settings, IReadOnlyList<IWeightConstraint>? constraints = null)
    {
        (_network, _settings, _constraints) = (network, settings, constraints ?? []);
        network.train();
        _weights = network.parameters().ToArray();
        _optimizer = settings.Create(_weights);
        _frozen = new FrozenScope(network);
    }

    /// <summary>Starts the sum of gradients of the next step.</summary>
    public void ClearGradients() => _optimizer.ClearGradients();

    /// <summary>One step down the gradient that the backward passes since <see cref="ClearGradients"/> have summed up.</summary>
    /// <param name="iteration">Decides the learning rate.</param>
    public void Step(long iteration)
    {
        AverageOverRanks();
        if (double.IsFinite(_settings.GradientClipNorm))
            GradientClip.ToNorm(_weights, _settings.GradientClipNorm);
        _optimizer.Step(LearningRateAt(iteration));
        foreach (var constraint in _constraints)
            constraint.Apply(_network);
    }

    // With the gradients what forward passes have moved since the last step: batch norm's running statistics, each rank's of its own rows.
    private void AverageOverRanks()
    {
        RankSum.Rethrow();
        if (Ranks.Current.Size == 1)
            return;
        using var scope = NewDisposeScope();
        AcrossRanks.Average([.. _weights.Select(weight => weight.grad).OfType<Tensor>(), .. _network.buffers().Where(b => b.is_floating_point())]);
    }

    /// <summary>Makes the optimiser forget all steps so far.</summary>
    public void Restart() => _optimizer.Restart();

    /// <summary>The learning rate in an iteration.</summary>
    public double LearningRateAt(long iteration) => _settings.LearningRate.At(iteration);

    /// <summary>L2 norm of the gradient over all weights, before clipping.</summary>
    public double GradientNorm()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return Math.Sqrt(_weights.Sum(w => w.grad is { } gradient ? gradient.to_type(ScalarType.Float64).Squared().sum().ReadDouble() : 0));
    }

    /// <summary>Runs <paramref name="action"/> on behalf of the other player: weights ask for no gradient, running statistics
    /// stay.</summary>
    public T Frozen<T>(Func<T> action) => _frozen.Run(action);

    /// <summary>Runs <paramref name="action"/> with the running statistics staying; weights ask for gradients as they do.</summary>
    public T Untracked<T>(Func<T> action) => _frozen.RunUntracked(action);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _network.save(writer);
        _optimizer.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _network.load(reader);
        _optimizer.Load(reader);
        // After its first step a weight has a gradient, which each step resets to zeros and adds to.
        // Without one, zeros in the sum could differ in sign from those of an uninterrupted run.
        foreach (var weight in _weights)
            weight.grad = zeros_like(weight);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();
}
