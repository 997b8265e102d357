using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp;

/// <summary>The training that Fit of the recipe's trainer runs, piece by piece.</summary>
internal sealed class ProductTraining : ITrainingSide
{
    private readonly TrainingCase _case;
    private readonly IChannel _channel;
    private readonly TrainingSet _data;
    private readonly BatchSource _batches;
    private readonly PriorLatents _latents;

    public ProductTraining(TrainingCase one)
    {
        _case = one;
        _channel = ((IHostEnvironment)new MLContext(TrainingCase.Seed)).Register("benchmark").Start("benchmark");
        _data = NoiseImages.Read(_channel, one);
        _batches = new BatchSource(_data, TrainingCase.Seed, TrainingCase.Batch);
        _latents = new PriorLatents(new LatentSampler(TrainingCase.LatentSize, TrainingCase.Seed), ClassPrior.Even(one.ClassCount), torch.CPU);
        Networks = FirstNetworks(one);
    }

    public NetworkPair Networks { get; }

    /// <summary>The pair with the weights that it starts from.</summary>
    public static NetworkPair FirstNetworks(TrainingCase one)
    {
        using var random = new torch.Generator(TrainingCase.Seed);
        return NetworkPairFactory.Create(one.Options().Networks.For(one.Image, TrainingCase.LatentSize, one.ClassCount), random, torch.CPU);
    }

    /// <inheritdoc/>
    public float FirstLoss()
    {
        var options = _case.Options();
        // The first update of D alone.
        (options.CriticSteps, options.Replays, options.ProgressInterval) = (1, 1, 1);
        var loss = float.NaN;
        options.OnProgress = progress => loss = (float)progress.DiscriminatorLoss;
        Run(options, 1);
        return loss;
    }

    /// <inheritdoc/>
    public double Run(int iterations) => Run(_case.Options(), iterations);

    public void Dispose()
    {
        _batches.Dispose();
        Networks.Dispose();
        _channel.Dispose();
    }

    private double Run(GanTrainerOptions options, int iterations)
    {
        using var recipe = new GanMethod(_case.Name, options)
            .CreateRecipe(new RecipeContext(Networks, _case.Image, _case.ClassCount, TrainingCase.Batch, TrainingCase.Seed,
                torch.CPU)) with
        { MaxIterations = iterations };
        ILatentSource latents = recipe.LatentSearch is { } search ? new AdversarialLatents(_latents, search, recipe.LatentUses) : _latents;
        using var loop = new TrainingLoop(recipe, Networks, _batches, latents, new TrainingReporter(_channel, options.Reports));
        return Clock.Seconds(() => loop.Run(default));
    }
}
