using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Objectives;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Training;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Trainers.FastRobGan;

/// <summary>Fast-RobGAN as a recipe for the training loop.</summary>
internal static class FastRobGanRecipe
{
    // What is saved with a model but decides none of its numbers. The seed does; it is told apart because it may be left to chance.
    private static readonly string[] Indecisive =
    [
        nameof(FastRobGanTrainer.Options.LabelColumnName), nameof(GanTrainerOptions.ImageColumnName),
        nameof(GanTrainerOptions.LatentColumnName), nameof(GanTrainerOptions.GeneratedImageColumnName),
        nameof(GanTrainerOptions.ScoreColumnName), nameof(GanTrainerOptions.MaxIterations),
        nameof(GanTrainerOptions.ProgressInterval), nameof(GanTrainerOptions.Seed),
    ];

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty.</exception>
    public static void Check(FastRobGanTrainer.Options options)
    {
        OptionChecks.Column(options.LabelColumnName);
        OptionChecks.Column(options.ImageColumnName);
        OptionChecks.Column(options.LatentColumnName);
        OptionChecks.Column(options.GeneratedImageColumnName);
        OptionChecks.Column(options.ScoreColumnName);
        OptionChecks.AtLeast(1, options.MaxIterations);
        OptionChecks.AtLeast(2, options.BatchSize);
        OptionChecks.AtLeast(1, options.LatentSize);
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
        OptionChecks.AtLeast(1, options.ProgressInterval);
        OptionChecks.Path(options.CheckpointDirectory);
        OptionChecks.AtLeast(1, options.CheckpointInterval);
        OptionChecks.AtLeast(1, options.CheckpointsToKeep);
        OptionChecks.Defined(options.CancellationBehavior);
    }

    /// <summary>The options that decide a training's numbers, for its checkpoints.</summary>
    public static JsonObject Deciding(FastRobGanTrainer.Options options)
    {
        var deciding = JsonSerializer.SerializeToNode(options)!.AsObject();
        foreach (var name in Indecisive)
            deciding.Remove(name);
        return deciding;
    }

    /// <summary>Both players' losses.</summary>
    public static ObjectiveSpecification Objective(FastRobGanTrainer.Options options) => new()
    {
        Adversarial = ObjectiveSpecification.Hinge,
        ClassificationWeight = options.ClassificationWeight,
    };

    /// <summary>The recipe; terms of weight 0 are left out. It owns the perturbation.</summary>
    public static TrainingRecipe Create(FastRobGanTrainer.Options options, ImageShape image, Device device) => new()
    {
        Objective = Objective(options).Build(),
        DiscriminatorRegularizers = options.UniformClassWeight == 0 ? [] : [new UniformClassesOnFakes(options.UniformClassWeight)],
        RealTransform = options.PerturbationBound == 0 || options.PerturbationStep == 0
            ? null
            : new FreePerturbation(options.PerturbationBound, options.PerturbationStep, [options.BatchSize, image.Channels, image.Height, image.Width], device),
        MaxIterations = options.MaxIterations,
        Replays = options.Replays,
        LearningRate = new ExponentialSchedule(options.LearningRate, options.LearningRateDecay, options.LearningRateDecayInterval),
        Beta1 = options.Beta1,
        Beta2 = options.Beta2,
    };
}
