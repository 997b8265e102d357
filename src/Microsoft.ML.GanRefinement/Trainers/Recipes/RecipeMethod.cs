using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Reductions;
using Microsoft.ML.GanRefinement.Training.Schedules;

namespace Microsoft.ML.GanRefinement.Trainers.Recipes;

/// <summary>A method that is put together from the parts that <see cref="GanRecipeOptions"/> name.</summary>
internal sealed class RecipeMethod : IGanMethod
{
    private readonly GanRecipeOptions _options;

    /// <summary>Copies the options, and checks them and how they go together.</summary>
    /// <param name="name">The method's name in the catalog.</param>
    /// <param name="options">The parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">A column name is empty, or parts exclude each other.</exception>
    public RecipeMethod(string name, GanRecipeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RecipeChecks.Check(options);
        (Name, _options) = (name, (GanRecipeOptions)options.Clone());
        // The lists may be the user's own to change; what is in them cannot be.
        (_options.Regularizers, _options.InputTransforms) = ([.. options.Regularizers], [.. options.InputTransforms]);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public GanTrainerOptions Options => _options;

    /// <inheritdoc/>
    public string? LabelColumnName => _options.LabelColumnName;

    /// <inheritdoc/>
    public bool TakesVectors => _options.Networks.TakesVectors;

    /// <inheritdoc/>
    public double GeneratorEmaDecay => _options.GeneratorEmaDecay;

    /// <inheritdoc/>
    public GanLatentRefinement? LatentRefinement => _options.LatentRefinement;

    /// <inheritdoc/>
    public IEnumerable<string> Warnings => RecipeChecks.Warnings(_options);

    /// <inheritdoc/>
    public ObjectiveSpecification Objective(int classCount) =>
        classCount == 0 || _options.Networks.Template.Conditioning != ClassConditioning.AuxiliaryClassifier
            ? _options.Objective.Specification
            : _options.Objective.Specification with
            {
                ClassificationWeight = _options.GeneratorClassificationWeight,
                DiscriminatorClassificationWeight = _options.DiscriminatorClassificationWeight,
                ClassifiesFakes = _options.ClassifiesFakes,
            };

    /// <inheritdoc/>
    public JsonObject Describe() => JsonSerializer.SerializeToNode(_options, _options.GetType())!.AsObject();

    /// <inheritdoc/>
    public NetworkPairSpecification Networks(ImageShape sample, int classCount) => _options.Networks.For(sample, _options.LatentSize, classCount);

    /// <inheritdoc/>
    public TrainingRecipe CreateRecipe(RecipeContext setting)
    {
        var objective = Objective(setting.ClassCount).Build();
        var regularizers = GanRegularizer.Build(_options.Regularizers, setting.Seed, setting.Networks, objective);
        return new TrainingRecipe
        {
            Objective = objective,
            DiscriminatorRegularizers = regularizers.Discriminator,
            GeneratorRegularizers = [.. regularizers.Generator, .. Some(_options.ModeCollapsePenalty?.Build(setting))],
            DiscriminatorConstraints = regularizers.Constraints,
            InputTransforms = GanInputTransform.Build(_options.InputTransforms, setting.Seed),
            GeneratorReduction = _options.TopKFraction == 1
                ? new MeanReduction()
                : new TopKReduction(new LinearSchedule(1, _options.TopKFraction, _options.TopKIterations)),
            RealTransform = RealTransform(setting, objective),
            LatentSearch = _options.LatentSearch?.Build(setting, objective),
            LatentUses = _options.LatentSearch is { OncePerIteration: true } ? _options.CriticSteps * _options.GradientAccumulationSteps : 1,
            MaxIterations = _options.MaxIterations,
            CriticSteps = _options.CriticSteps,
            Replays = _options.Replays,
            GradientAccumulationSteps = _options.GradientAccumulationSteps,
            UpdateRule = _options.UpdateRule,
            DiscriminatorOptimizer = Optimizer(_options.DiscriminatorLearningRate),
            GeneratorOptimizer = Optimizer(_options.GeneratorLearningRate),
        };
    }

    // What moves with D's gradient comes last.
    private IRealTransform? RealTransform(RecipeContext setting, IObjective objective)
    {
        IRealTransform[] transforms =
        [
            .. Some(_options.Lens?.Build(setting, LensObjective(setting.ClassCount))),
            .. Some(_options.Attack?.Build(setting, (ISeparableObjective)objective)),
            .. Some(_options.FreePerturbation?.Build(setting)),
        ];
        return transforms.Length < 2 ? transforms.SingleOrDefault() : new SequentialTransform(transforms);
    }

    // L_A is D(L(x))² whether or not D's own least squares have the ½: it is weighed against ‖x − L(x)‖², which has none.
    private IObjective LensObjective(int classCount) => (Objective(classCount) with { Half = false }).Build();

    private OptimizerSettings Optimizer(double learningRate)
    {
        var adam = _options.Optimizer == GanOptimizer.Adam;
        return new OptimizerSettings
        {
            Kind = _options.Optimizer,
            LearningRate = _options.LearningRateSchedule.Build(learningRate, _options.MaxIterations),
            Beta1 = _options.Beta1 ?? (adam ? 0.5 : 0),
            Beta2 = _options.Beta2 ?? (adam ? 0.999 : 0.99),
            GradientClipNorm = _options.GradientClipNorm ?? double.PositiveInfinity,
        };
    }

    private static T[] Some<T>(T? part)
        where T : class => part is null ? [] : [part];
}
