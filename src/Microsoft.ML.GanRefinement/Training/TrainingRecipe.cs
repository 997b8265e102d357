
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Training.Augmentation;
using Microsoft.ML.GanRefinement.Training.Checkpoints;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Updates;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>A method, as data: what the one training loop is told to do. Owns its parts.</summary>
internal sealed record TrainingRecipe : IDisposable
{
    /// <summary>The losses of both players.</summary>
    public required GanObjective Objective { get; init; }

    /// <summary>Penalties in D's loss.</summary>
    public IReadOnlyList<IDiscriminatorRegularizer> DiscriminatorRegularizers { get; init; } = [];

    /// <summary>Penalties in G's loss.</summary>
    public IReadOnlyList<IGeneratorRegularizer> GeneratorRegularizers { get; init; } = [];

    /// <summary>What reports call <see cref="DiscriminatorRegularizers"/>, in their order; those beyond it are "penalty".</summary>
    public IReadOnlyList<string> DiscriminatorTerms { get; init; } = [];

    /// <summary>What reports call <see cref="GeneratorRegularizers"/>, in their order; those beyond it are "penalty".</summary>
    public IReadOnlyList<string> GeneratorTerms { get; init; } = [];

    /// <summary>What D's weights are put back to after each of its steps.</summary>
    public IReadOnlyList<IWeightConstraint> DiscriminatorConstraints { get; init; } = [];

    /// <summary>What happens to real samples before D sees them, or null.</summary>
    public IRealTransform? RealTransform { get; init; }

    /// <summary>What happens to generated samples before D sees them in its own step, or null.</summary>
    public ProjectedGradient? FakeAttack { get; init; }

    /// <summary>What happens to real and generated samples alike before D sees them.</summary>
    public IReadOnlyList<IInputTransform> InputTransforms { get; init; } = [];

    /// <summary>How the losses of a batch's samples become G's.</summary>
    public IBatchReduction GeneratorReduction { get; init; } = new MeanReduction();

    /// <summary>Whether G steps on latents of its own.</summary>
    public GeneratorLatents GeneratorLatents { get; init; }

    /// <summary>How latents move before D's fakes are made of them, or null.</summary>
    public LatentSearch? LatentSearch { get; init; }

    /// <summary>How many of D's steps moved latents serve before others are searched for, at least 1; replays count as one.</summary>
    public int LatentUses { get; init; } = 1;

    /// <summary>Iterations in all; one ends with one step of G.</summary>
    public required int MaxIterations { get; init; }

    /// <summary>n critic: batches that D steps on in each iteration, at least 1.</summary>
    public int CriticSteps { get; init; } = 1;

    /// <summary>D steps on further batches while the loss of its last step is above this.</summary>
    public double DiscriminatorLossTarget { get; init; } = double.PositiveInfinity;

    /// <summary>Batches that D steps on in an iteration at most where <see cref="DiscriminatorLossTarget"/> asks for more than
    /// <see cref="CriticSteps"/>.</summary>
    public int MaxCriticSteps { get; init; } = 1;

    /// <summary>M: steps of D on each batch, at least 1. Fakes and the decoded batch are reused.</summary>
    public int Replays { get; init; } = 1;

    /// <summary>Batches whose gradients are averaged for one step, at least 1: a large batch where memory is small.</summary>
    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>The order of the players' steps.</summary>
    public GanUpdateRule UpdateRule { get; init; }

    /// <summary>How D steps.</summary>
    public required OptimizerSettings DiscriminatorOptimizer { get; init; }

    /// <summary>How G steps.</summary>
    public required OptimizerSettings GeneratorOptimizer { get; init; }

    /// <summary>What makes the networks grow, or null.</summary>
    public NetworkGrowth? Growth { get; init; }

    /// <summary>Simulated steps of D that G's adversarial loss is taken behind, or null.</summary>
    public LookAhead? LookAhead { get; init; }

    /// <summary>What draws both players to where neither would move, or null.</summary>
    public ConsensusStep? Consensus { get; init; }

    /// <summary>Whether a term of G's loss reads what D says of real samples.</summary>
    public bool ComparesWithReal => Objective.ComparesWithReal || GeneratorRegularizers.Any(r => r.ComparesWithReal);

    private IEnumerable<object> Parts =>
        [Objective, .. DiscriminatorRegularizers, .. GeneratorRegularizers, .. DiscriminatorConstraints, .. InputTransforms, .. RealTransform is { } t
            ? [t] : Array.Empty<object>()];

    /// <summary>The parts with a state that decides how training goes on, by place in the recipe.</summary>
    public IEnumerable<CheckpointPart> State() =>
        Parts.Select((part, place) => (part, place)).Where(p => p.part is ICheckpointed)
            .Select(p => new CheckpointPart($"recipe{p.place}", (ICheckpointed)p.part));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in Parts.OfType<IDisposable>())
            part.Dispose();
    }
}
