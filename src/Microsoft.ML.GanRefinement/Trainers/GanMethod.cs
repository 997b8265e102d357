using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Model.Import;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.GanRefinement.Training.Updates;
using Microsoft.ML.GanRefinement.Training.Validation;

namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>A trainer's name and options, and what they say of a training run: all that tells one method from another for
/// <see cref="GanFit"/>.</summary>
internal sealed class GanMethod
{
    private static readonly string[] s_ignoredOnResume =
        [.. typeof(GanTrainerOptions).GetProperties().Where(option => option.IsDefined(typeof(IgnoredOnResumeAttribute))).Select(option => option.Name)];

    /// <summary>Copies the options, and checks them and how they go together.</summary>
    /// <param name="name">The method's name in the catalog, which a model file keeps.</param>
    /// <param name="options">The parts.</param>
    /// <param name="needsLabels">Whether the method trains a conditional network.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty, or parts exclude each other.</exception>
    public GanMethod(string name, GanTrainerOptions options, bool needsLabels = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        GanOptionChecks.Check(options, needsLabels);
        (Name, Options) = (name, options.Clone());
        // The lists may be the user's own to change; what is in them cannot be.
        (Options.Regularizers, Options.InputTransforms) = ([.. options.Regularizers], [.. options.InputTransforms]);
    }

    /// <summary>Its name in the catalog.</summary>
    public string Name { get; }

    /// <summary>A checked copy.</summary>
    public GanTrainerOptions Options { get; }

    /// <summary>What is questionable about the options, and why; for the log.</summary>
    public IEnumerable<string> Warnings => GanOptionChecks.Warnings(Options);

    /// <summary>The trained transformer's columns.</summary>
    public GanColumns Columns =>
        new(Options.LatentColumnName, Options.LabelColumnName ?? ColumnNames.Label, Options.GeneratedImageColumnName, Options.ScoreColumnName);

    /// <summary>Both players' losses.</summary>
    /// <param name="classCount">0 without a label column.</param>
    public GanObjective Objective(int classCount) => classCount == 0 || Classification() is not { } classification
        ? Options.Objective
        : new SumObjective([Options.Objective, classification]);

    private GanObjective? Classification() => Options.Networks.Template.Conditioning switch
    {
        ClassConditioning.AuxiliaryClassifier => new AuxiliaryClassification(
            Options.GeneratorClassificationWeight, Options.DiscriminatorClassificationWeight, Options.ClassifiesFakes),
        ClassConditioning.NormalizedClassifier => new DataToDataClassification(
            Options.GeneratorClassificationWeight, Options.DiscriminatorClassificationWeight, Options.ClassifiesFakes,
            Options.ClassificationTemperature, Options.ClassificationMargin),
        _ => null,
    };

    /// <summary>All options by name, as a model file keeps them.</summary>
    public JsonObject Describe() => JsonSerializer.SerializeToNode(Options, Options.GetType())!.AsObject();

    /// <summary>The options that decide a training run's numbers, for its checkpoints.</summary>
    public JsonObject ResumeIdentity(Cancellation cancellation)
    {
        var identity = ResumeIdentityBeforeData();
        if (Options.Validation is { } validation)
            identity[nameof(Options.Validation)] = ValidationFingerprint.Of(validation, Options.ImageColumnName, cancellation);
        return identity;
    }

    /// <summary>Those of <see cref="ResumeIdentity"/> that are known without reading any data.</summary>
    public JsonObject ResumeIdentityBeforeData()
    {
        var identity = Describe();
        // A rate that falls until the last iteration depends on which that is, from the first on.
        foreach (var name in s_ignoredOnResume.Where(name => !(Options.LearningRateSchedule.DependsOnEnd && name == nameof(Options.MaxIterations))))
            identity.Remove(name);
        if (Options.InitialModel is { } initial)
            identity[nameof(Options.InitialModel)] = initial.Pair.Fingerprint();
        if (Options.InitialWeights is { } weights)
            identity[nameof(Options.LoadWeights)] = $"{NetworkImport.HashOf(weights.Generator)} {NetworkImport.HashOf(weights.Discriminator)}";
        if (Options.Validation is not null)
            identity.Remove(nameof(Options.Validation));
        return identity;
    }

    /// <summary>The networks for samples of a shape.</summary>
    public NetworkPairSpecification Networks(ImageShape sample, int classCount) => Options.Networks.For(sample, Options.LatentSize, classCount);

    /// <summary>What the loop is told to do. The caller disposes it.</summary>
    public TrainingRecipe CreateRecipe(RecipeContext context)
    {
        context = context with
        {
            GradientAccumulationSteps = Options.GradientAccumulationSteps,
            LatentDistribution = Options.LatentDistribution,
        };
        var objective = Objective(context.ClassCount);
        var growth = Options.Growing?.Build(context.Networks);
        var latents = Options.Consistency?.OfLatents(context);
        var regularizers = RegularizerSet.Of(
        [
            GanRegularizer.Build(Options.Regularizers, new RegularizerContext(context.Networks, objective, context.Seed)),
            new RegularizerSet { Discriminator = [.. Some(Options.Consistency?.OfSamples(context))] }.Named("consistency"),
            new RegularizerSet { Generator = [.. Some(Options.ModeCollapsePenalty?.Build(context))] }.Named("modeCollapse"),
            new RegularizerSet { Discriminator = [.. Some(latents)], Generator = [.. Some(latents)] }.Named("latentConsistency"),
        ]);
        return new TrainingRecipe
        {
            Objective = objective,
            DiscriminatorRegularizers = regularizers.Discriminator,
            GeneratorRegularizers = regularizers.Generator,
            DiscriminatorTerms = regularizers.DiscriminatorTerms,
            GeneratorTerms = regularizers.GeneratorTerms,
            DiscriminatorConstraints = regularizers.Constraints,
            InputTransforms = [.. Options.InputTransforms.SelectMany(transform => transform.Build(context.Seed))],
            GeneratorReduction = Options.TopKFraction == 1
                ? new MeanReduction()
                : new TopKReduction(new LinearSchedule(1, Options.TopKFraction, Options.TopKIterations)),
            RealTransform = RealTransform(context, objective),
            Growth = growth,
            FakeAttack = Options.Attack?.OnGenerated(context, objective),
            GeneratorLatents = Options.GeneratorLatents,
            LatentSearch = Options.LatentSearch?.Build(context, objective),
            LatentUses = Options.LatentSearch is { OncePerIteration: true } ? Options.CriticSteps : 1,
            MaxIterations = Options.MaxIterations,
            CriticSteps = Options.CriticSteps,
            DiscriminatorLossTarget = Options.DiscriminatorLossTarget ?? double.PositiveInfinity,
            MaxCriticSteps = Options.MaxCriticSteps,
            Replays = Options.Replays,
            GradientAccumulationSteps = Options.GradientAccumulationSteps,
            UpdateRule = Options.UpdateRule,
            LookAhead = Options.Unrolling?.Build(context, objective, Optimizer(Options.DiscriminatorLearningRate), Options.DiscriminatorLearningRate),
            Consensus = Options.ConsensusWeight == 0 ? null : new ConsensusStep(Options.ConsensusWeight, objective, context.Networks),
            DiscriminatorOptimizer = Optimizer(Options.DiscriminatorLearningRate),
            GeneratorOptimizer = Optimizer(Options.GeneratorLearningRate),
        };
    }

    // What moves with D's gradient comes last.
    private IRealTransform? RealTransform(RecipeContext context, GanObjective objective)
    {
        IRealTransform[] transforms =
        [
            .. Some(Options.Lens?.Build(context, Networks(context.Sample, context.ClassCount), objective.ForLens, Options.Optimizer)),
            .. Some(Options.Attack?.OnReal(context, objective)),
            .. Some(Options.FreePerturbation?.Build(context)),
        ];
        return transforms.Length < 2 ? transforms.SingleOrDefault() : new SequentialTransform(transforms);
    }

    private OptimizerSettings Optimizer(double learningRate)
    {
        var usual = OptimizerSettings.Usual(Options.Optimizer, Options.LearningRateSchedule.Build(learningRate, Options.MaxIterations));
        return usual with
        {
            Beta1 = Options.Beta1 ?? usual.Beta1,
            Beta2 = Options.Beta2 ?? usual.Beta2,
            GradientClipNorm = Options.GradientClipNorm ?? double.PositiveInfinity,
        };
    }

    private static T[] Some<T>(T? part)
        where T : class => part is null ? [] : [part];
}
