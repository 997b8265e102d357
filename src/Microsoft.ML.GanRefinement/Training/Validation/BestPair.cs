using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Validation;

/// <summary>A copy of both networks as they were at their best: weights and running statistics.</summary>
/// <remarks>Tensors, not networks: making a module of the user's own may draw from torch's global generator, and training would
/// notice.</remarks>
internal sealed class BestPair : ICheckpointed, IDisposable
{
    private readonly (Tensor Kept, Tensor Evaluated, Tensor Trained)[] _tensors;

    /// <param name="evaluated">The generator that is evaluated: the trained one, or its average.</param>
    /// <param name="trained">The pair that is trained.</param>
    public BestPair(Networks.Generator evaluated, NetworkPair trained)
    {
        using var _ = no_grad();
        _tensors =
        [
            .. evaluated.State().Concat(trained.Discriminator.State()).Zip(trained.Generator.State().Concat(trained.Discriminator.State()))
                .Select(pair => (pair.First.clone().DetachFromDisposeScope(), pair.First, pair.Second)),
        ];
    }

    /// <summary>Copies the networks as they are.</summary>
    public void Keep()
    {
        using var _ = no_grad();
        foreach (var (kept, evaluated, _) in _tensors)
            kept.copy_(evaluated);
    }

    /// <summary>Makes the trained pair what was kept.</summary>
    public void Apply()
    {
        using var _ = no_grad();
        foreach (var (kept, _, trained) in _tensors)
            trained.copy_(kept);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var (kept, _, _) in _tensors)
            kept.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (var (kept, _, _) in _tensors)
            kept.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (kept, _, _) in _tensors)
            kept.Dispose();
    }
}
