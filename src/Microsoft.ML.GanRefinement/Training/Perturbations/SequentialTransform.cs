using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Perturbations;

/// <summary>One transform after the other. Only the last may observe the gradient, which is one at its own output. Owns them.</summary>
internal sealed class SequentialTransform(IReadOnlyList<IRealTransform> transforms) : IRealTransform
{
    /// <summary>In their order.</summary>
    public IReadOnlyList<IRealTransform> Transforms { get; } = transforms;

    /// <inheritdoc/>
    public bool ObservesGradient => Transforms[^1].ObservesGradient;

    /// <inheritdoc/>
    public Tensor Apply(Tensor real, Tensor? classes, long index) => Transforms.Aggregate(real, (x, transform) => transform.Apply(x, classes, index));

    /// <inheritdoc/>
    public void Observe(Tensor gradient, long index) => Transforms[^1].Observe(gradient, index);

    /// <inheritdoc/>
    public void Step(TransformStep step)
    {
        foreach (var transform in Transforms)
            transform.Step(step);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        foreach (var transform in Transforms)
            transform.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        foreach (var transform in Transforms)
            transform.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var transform in Transforms)
            transform.Dispose();
    }
}
