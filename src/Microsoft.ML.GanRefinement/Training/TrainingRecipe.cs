using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Regularizers;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>A method, as data: what the one training loop is told to do. Owns its transform.</summary>
internal sealed record TrainingRecipe : IDisposable
{
    /// <summary>The losses of both players.</summary>
    public required IObjective Objective { get; init; }

    /// <summary>Penalties in D's loss.</summary>
    public IReadOnlyList<IDiscriminatorRegularizer> DiscriminatorRegularizers { get; init; } = [];

    /// <summary>What happens to real samples before D sees them, or null.</summary>
    public IRealTransform? RealTransform { get; init; }

    /// <summary>Iterations in all; one is one step of G.</summary>
    public required int MaxIterations { get; init; }

    /// <summary>M: steps of D on each batch, at least 1. Fakes and the decoded batch are reused.</summary>
    public int Replays { get; init; } = 1;

    /// <summary>Learning rate of both players.</summary>
    public required ISchedule LearningRate { get; init; }

    /// <summary>Adam's β₁.</summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's β₂.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <inheritdoc/>
    public void Dispose() => RealTransform?.Dispose();
}
