using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Regularizers;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Training;

[Collection(nameof(RunsAlone))]
public class TrainingLoopTests
{
    private const int BatchSize = 12;

    private static readonly GanObjective s_full = new SumObjective([GanObjective.Hinge(), new AuxiliaryClassification(1)]);

    private static TrainingRecipe Recipe(GanObjective? objective = null, int iterations = 3, int replays = 2, IRealTransform? transform = null,
        params IDiscriminatorRegularizer[] regularizers) => new()
        {
            Objective = objective ?? s_full,
            DiscriminatorRegularizers = regularizers,
            RealTransform = transform,
            MaxIterations = iterations,
            Replays = replays,
            DiscriminatorOptimizer = Adam,
            GeneratorOptimizer = Adam,
        };

    private static OptimizerSettings Adam { get; } = new() { LearningRate = new ConstantSchedule(1e-3), Beta1 = 0, Beta2 = 0.9 };

    private static BatchSource Batches()
    {
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("test").Start("test");
        return new BatchSource(TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn("Image"), new KeyColumn("Label")), seed: 4, BatchSize);
    }

    private static PriorLatents Latents() => new(new LatentSampler(SmallPair.LatentSize, 4), ClassPrior.Even(SmallPair.ClassCount), CPU);

    private static void Train(TrainingRecipe recipe, NetworkPair networks, CancellationToken cancellation = default)
    {
        using var channel = ((IHostEnvironment)new MLContext(1)).Register("test").Start("test");
        using (recipe)
        {
            using var loop = new TrainingLoop(recipe, networks, Batches(), Latents(), Reporter(channel, recipe));
            loop.Run(cancellation);
        }
    }

    private static TrainingReporter Reporter(IChannel channel, TrainingRecipe recipe) =>
        new(channel, new FastRobGanTrainer.Options { MaxIterations = recipe.MaxIterations, ProgressInterval = 1000 }.Reports);

    [Fact]
    public void Moves_both_players()
    {
        using var networks = SmallPair.CreateNetworks();
        // The hinge loss leaves D's logit bias alone as long as every logit is inside the margins: −1 from the real and +1 from the fake samples.
        var before = networks.Generator.named_parameters().Concat(networks.Discriminator.named_parameters())
            .Where(p => p.name != "logit.bias")
            .ToDictionary(p => p.parameter, p => p.parameter.detach().clone());
        Train(Recipe(iterations: 1), networks);
        Assert.All(before, p => Assert.NotEqual(p.Value.data<float>().ToArray(), p.Key.data<float>().ToArray()));
    }

    [Fact]
    public void Moves_the_discriminator_alone_when_the_generator_has_nothing_to_gain()
    {
        using var networks = SmallPair.CreateNetworks();
        var (g, d) = (Weights.Parameters(networks.Generator), Weights.Parameters(networks.Discriminator));
        Train(Recipe(new OneSided(s_full, discriminator: 1, generator: 0)), networks);
        Assert.Equal(g, Weights.Parameters(networks.Generator));
        Assert.NotEqual(d, Weights.Parameters(networks.Discriminator));
    }

    [Fact]
    public void Moves_the_generator_alone_when_the_discriminator_has_nothing_to_gain()
    {
        using var networks = SmallPair.CreateNetworks();
        var (g, d) = (Weights.Parameters(networks.Generator), Weights.Bytes(networks.Discriminator));
        Train(Recipe(new OneSided(s_full, discriminator: 0, generator: 1)), networks);
        Assert.NotEqual(g, Weights.Parameters(networks.Generator));
        Assert.Equal(d, Weights.Bytes(networks.Discriminator));
    }

    [Fact]
    public void Replays_each_batch_so_many_times()
    {
        using var networks = SmallPair.CreateNetworks();
        var counter = new OneSided(s_full, 1, 1);
        Train(Recipe(counter, iterations: 4, replays: 3), networks);
        Assert.Equal(4 * 3, counter.DiscriminatorSteps);
        Assert.Equal(4, counter.GeneratorSteps);
        Assert.Equal(4, counter.RealBatches.Count);
    }

    [Fact]
    public void Shows_the_discriminator_images_within_the_bound_of_the_real_ones()
    {
        using var networks = SmallPair.CreateNetworks();
        var watcher = new OneSided(s_full, 1, 1);
        Train(Recipe(watcher, iterations: 5, replays: 2, transform: new FreePerturbation(0.03, 0.02, [BatchSize, 1, 8, 8], CPU)), networks);
        var expected = Batches();
        for (var i = 0; i < 5; i++)
        {
            using var batch = expected.Next();
            for (var replay = 0; replay < 2; replay++)
            {
                var seen = watcher.RealSeen[(2 * i) + replay];
                Assert.True((seen - batch.Images).abs().max().ToSingle() <= 0.03 + 1e-6);
                Assert.True(seen.abs().max().ToSingle() <= 1);
            }
        }
        Assert.True((watcher.RealSeen[9] - watcher.RealSeen[8]).abs().max().ToSingle() > 0);
    }

    [Fact]
    public void Keeps_the_number_of_live_tensors_flat_over_100_steps()
    {
        using var networks = SmallPair.CreateNetworks();
        var counts = new List<long>();
        LiveTensors.Count();
        var watcher = new OneSided(s_full, 1, 1) { AfterGeneratorStep = () => counts.Add(Tensor.TotalCount), KeepsReal = false };
        Train(Recipe(watcher, iterations: 100, replays: 2, transform: new FreePerturbation(0.02, 0.02, [BatchSize, 1, 8, 8], CPU),
            new GanRegularizer.UniformClassesPart(1)), networks);
        Assert.Equal(100, counts.Count);
        Assert.Equal(counts[5], counts[99]);
    }

    [Fact]
    public void Stops_within_a_step_when_cancelled()
    {
        using var networks = SmallPair.CreateNetworks();
        using var source = new CancellationTokenSource();
        var watcher = new OneSided(s_full, 1, 1);
        watcher.AfterGeneratorStep = () => { if (watcher.GeneratorSteps == 2) source.Cancel(); };
        Assert.Throws<OperationCanceledException>(() => Train(Recipe(watcher, iterations: 50), networks, source.Token));
        Assert.Equal(2, watcher.GeneratorSteps);
    }

    [Fact]
    public void Names_iteration_and_player_when_a_loss_is_no_number()
    {
        using var networks = SmallPair.CreateNetworks();
        var error = Assert.Throws<InvalidOperationException>(() => Train(Recipe(new OneSided(s_full, double.NaN, 1)), networks));
        Assert.Contains("discriminator", error.Message);
        Assert.Contains("iteration 0", error.Message);
    }
}
