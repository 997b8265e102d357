using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>One of the two players: its network, its Adam, and how to keep it out of the other's step.</summary>
internal sealed class Player : ICheckpointed, IDisposable
{
    private readonly nn.Module _network;
    private readonly Adam _optimizer;
    private readonly WithoutTrace _frozen;

    public Player(nn.Module network, TrainingRecipe recipe)
    {
        _network = network;
        network.train();
        _optimizer = optim.Adam(network.parameters(), recipe.LearningRate.At(0), recipe.Beta1, recipe.Beta2);
        _frozen = new WithoutTrace(network);
    }

    /// <summary>One step down the gradient of <paramref name="loss"/>; returns its value.</summary>
    /// <param name="loss">A scalar.</param>
    /// <param name="learningRate">The step's learning rate.</param>
    /// <param name="observe">Called between the backward pass and the step, while every gradient is there.</param>
    public float Descend(Tensor loss, double learningRate, Action? observe = null)
    {
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _optimizer.zero_grad();
        loss.backward();
        observe?.Invoke();
        _optimizer.step();
        return loss.ToSingle();
    }

    /// <summary>Runs <paramref name="action"/> on behalf of the other player: weights ask for no gradient, running statistics
    /// stay.</summary>
    public T Frozen<T>(Func<T> action) => _frozen.Run(action);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        _network.save(writer);
        _optimizer.save_state_dict(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        _network.load(reader);
        _optimizer.load_state_dict(reader);
        // After its first step a weight has a gradient, which each step resets to zeros and adds to.
        // Without one, zeros in the sum could differ in sign from those of an uninterrupted run.
        foreach (var weight in _network.parameters())
            weight.grad = zeros_like(weight);
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();
}
