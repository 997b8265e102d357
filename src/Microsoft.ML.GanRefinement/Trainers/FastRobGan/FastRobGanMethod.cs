using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Training;

namespace Microsoft.ML.GanRefinement.Trainers.FastRobGan;

/// <summary>Fast-RobGAN as a recipe for the training loop.</summary>
internal sealed class FastRobGanMethod : IGanMethod
{
    private readonly FastRobGanTrainer.Options _options;

    /// <summary>Checks the options, and copies them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public FastRobGanMethod(FastRobGanTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Copy();
        CommonOptions.Check(options);
        OptionChecks.Column(options.LabelColumnName);
        OptionChecks.AtLeast(1, options.BaseChannels);
        OptionChecks.AtLeast(1, options.Replays);
        OptionChecks.Between(0, 1, options.PerturbationBound);
        OptionChecks.Between(0, 1, options.PerturbationStep);
        OptionChecks.Between(0, double.MaxValue, options.ClassificationWeight);
        OptionChecks.Between(0, double.MaxValue, options.UniformClassWeight);
        OptionChecks.Positive(options.LearningRate);
        OptionChecks.Positive(options.LearningRateDecay, maximum: 1);
        OptionChecks.AtLeast(1, options.LearningRateDecayInterval);
        OptionChecks.Fraction(options.Beta1);
        OptionChecks.Fraction(options.Beta2);
    }

    /// <inheritdoc/>
    public string Name => nameof(GanCatalog.FastRobGan);

    /// <inheritdoc/>
    public GanTrainerOptions Options => _options;

    /// <inheritdoc/>
    public string? LabelColumnName => _options.LabelColumnName;

    /// <inheritdoc/>
    public ObjectiveSpecification Objective(int classCount) => new()
    {
        Adversarial = ObjectiveSpecification.Hinge,
        ClassificationWeight = _options.ClassificationWeight,
    };

    /// <inheritdoc/>
    public JsonObject Describe() => JsonSerializer.SerializeToNode(_options)!.AsObject();

    /// <inheritdoc/>
    public NetworkPairSpecification Networks(ImageShape sample, int classCount) => new()
    {
        Image = sample,
        LatentSize = _options.LatentSize,
        ClassCount = classCount,
        BaseChannels = _options.BaseChannels,
    };

    /// <inheritdoc/>
    /// <remarks>Terms of weight 0 are left out.</remarks>
    public TrainingRecipe CreateRecipe(RecipeSetting setting)
    {
        var optimizer = new OptimizerSettings
        {
            LearningRate = new ExponentialSchedule(_options.LearningRate, _options.LearningRateDecay, _options.LearningRateDecayInterval),
            Beta1 = _options.Beta1,
            Beta2 = _options.Beta2,
        };
        return new TrainingRecipe
        {
            Objective = Objective(setting.ClassCount).Build(),
            DiscriminatorRegularizers = _options.UniformClassWeight == 0 ? [] : [new UniformClassesOnFakes(_options.UniformClassWeight)],
            RealTransform = new GanFreePerturbation { Bound = _options.PerturbationBound, StepSize = _options.PerturbationStep }.Build(setting),
            MaxIterations = _options.MaxIterations,
            Replays = _options.Replays,
            DiscriminatorOptimizer = optimizer,
            GeneratorOptimizer = optimizer,
        };
    }
}
