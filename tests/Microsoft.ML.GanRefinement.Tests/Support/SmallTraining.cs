using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.Runtime;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>A few iterations of the training loop on a <see cref="SmallPair"/>.</summary>
internal static class SmallTraining
{
    private const int BatchSize = 12;

    /// <summary>Trains the pair with these regularisers, and the hinge loss or another objective.</summary>
    /// <param name="networks">The pair.</param>
    /// <param name="regularizers">Beside the loss.</param>
    /// <param name="objective">Null for the hinge loss.</param>
    /// <param name="iterations">Of the loop.</param>
    /// <param name="change">What else the recipe is to have.</param>
    public static void Run(
        NetworkPair networks, IReadOnlyList<GanRegularizer> regularizers, GanObjective? objective = null, int iterations = 3,
        Func<TrainingRecipe, TrainingRecipe>? change = null)
    {
        objective ??= GanObjective.Hinge();
        var parts = GanRegularizer.Build(regularizers, new RegularizerContext(networks, objective, Seed: 5));
        var optimizer = new OptimizerSettings { LearningRate = new ConstantSchedule(1e-3), Beta1 = 0, Beta2 = 0.9 };
        using var recipe = new TrainingRecipe
        {
            Objective = objective,
            DiscriminatorRegularizers = parts.Discriminator,
            GeneratorRegularizers = parts.Generator,
            DiscriminatorConstraints = parts.Constraints,
            MaxIterations = iterations,
            DiscriminatorOptimizer = optimizer,
            GeneratorOptimizer = optimizer,
        };
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("test").Start("test");
        var batches = new BatchSource(TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn("Image"), new KeyColumn("Label")), seed: 4, BatchSize);
        var changed = change?.Invoke(recipe) ?? recipe;
        ILatentSource latents = new PriorLatents(new LatentSampler(SmallPair.LatentSize, 4), ClassPrior.Even(SmallPair.ClassCount), CPU);
        if (changed.LatentSearch is { } search)
            latents = new AdversarialLatents(latents, search, changed.LatentUses, changed.GradientAccumulationSteps);
        var reporter = new TrainingReporter(channel, new FastRobGanTrainer.Options { MaxIterations = iterations, ProgressInterval = 1000 }.Reports);
        using var loop = new TrainingLoop(changed, networks, batches, latents, reporter);
        loop.Run(CancellationToken.None);
    }
}
