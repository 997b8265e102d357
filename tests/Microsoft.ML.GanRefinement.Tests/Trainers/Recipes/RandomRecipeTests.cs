using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Recipes;

/// <summary>Whatever is put together, each step moves its own player alone.</summary>
public class RandomRecipeTests
{
    private const int BatchSize = 6;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    private static StandardGanTrainer.Options Draw(int seed)
    {
        var random = new Random(seed);
        bool Half() => random.Next(2) == 0;
        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
        var objective = Any(GanObjective.NonSaturating(0.9), GanObjective.LeastSquares(), GanObjective.Hinge(), GanObjective.Wasserstein(), GanObjective.RelativisticAverage());
        var separable = !objective.ToString().Contains("relativistic");
        var simultaneous = Half();
        return new StandardGanTrainer.Options
        {
            MaxIterations = 20, BatchSize = BatchSize, LatentSize = SmallPair.LatentSize, Seed = seed, LabelColumnName = "Label",
            Networks = GanNetworks.Dcgan(4, new GanNetworkOptions { SpectralNormalization = Half() }),
            Objective = objective,
            Regularizers = [.. new[] { GanRegularizer.GradientPenalty(1), GanRegularizer.UniformClasses(0.5) }.Where(_ => Half())],
            InputTransforms = Half() ? [GanInputTransform.InstanceNoise(0.1, 15)] : [],
            Optimizer = Any(GanOptimizer.Adam, GanOptimizer.RmsProp, GanOptimizer.Sgd),
            UpdateRule = simultaneous ? GanUpdateRule.Simultaneous : GanUpdateRule.Alternating,
            CriticSteps = simultaneous ? 1 : Any(1, 2),
            Replays = simultaneous ? 1 : Any(1, 2),
            TopKShare = Any(1, 0.5),
            GradientClipNorm = Half() ? 5 : null,
            Lens = separable && Half() ? new GanLens { Channels = 3, Blocks = 1, TemperingIterations = 10 } : null,
            Attack = separable && Half() ? new GanAttack { Steps = 1 } : null,
            FreePerturbation = Half() ? new GanFreePerturbation() : null,
            LatentSearch = Half() ? new GanLatentSearch() : null,
            CollapsingPairs = Half() ? new GanCollapsingPairs { Weight = 0.1 } : null,
        };
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trains_and_resumes_to_the_same_bits(int seed)
    {
        using var folder = new TemporaryFolder();
        byte[] Train(int iterations, string? checkpoints = null)
        {
            var ml = new MLContext(1);
            var options = Draw(seed);
            (options.MaxIterations, options.CheckpointDirectory) = (iterations, checkpoints);
            using var gan = ml.Gan().Standard(options).Fit(ImageRows.View(ml));
            Assert.All(gan.Pair.Networks.Generator.parameters().Concat(gan.Pair.Networks.Discriminator.parameters()), p => Assert.True(p.isfinite().all().item<bool>()));
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }
        // The schedules of these recipes go by the iteration alone, so that MaxIterations may grow.
        var whole = Train(20);
        Train(9, folder.File("checkpoints"));
        Assert.Equal(whole, Train(20, folder.File("checkpoints")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moves_the_player_that_has_a_learning_rate_and_no_other(int seed)
    {
        using var both = SmallPair.CreateNetworks();
        using var onlyG = SmallPair.CreateNetworks();
        using var onlyD = SmallPair.CreateNetworks();
        var start = (G: Weights.Parameters(both.Generator), D: Weights.Parameters(both.Discriminator));
        Train(Draw(seed), both, 1, 1);
        Train(Draw(seed), onlyG, 1, 0);
        Train(Draw(seed), onlyD, 0, 1);
        Assert.NotEqual(start.G, Weights.Parameters(both.Generator));
        Assert.NotEqual(start.D, Weights.Parameters(both.Discriminator));
        Assert.NotEqual(start.G, Weights.Parameters(onlyG.Generator));
        Assert.Equal(start.D, Weights.Parameters(onlyG.Discriminator));
        Assert.Equal(start.G, Weights.Parameters(onlyD.Generator));
        Assert.NotEqual(start.D, Weights.Parameters(onlyD.Discriminator));
        Assert.All(both.Generator.parameters().Concat(both.Discriminator.parameters()), p => Assert.True(p.requires_grad));
    }

    private static void Train(StandardGanTrainer.Options options, NetworkPair networks, double generatorRate, double discriminatorRate)
    {
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("test").Start("test");
        var data = TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn("Image"), new KeyColumn("Label"));
        using var recipe = new RecipeMethod("test", options).CreateRecipe(new RecipeSetting(networks, data.Shape, data.ClassCount, BatchSize, 1, CPU));
        using var scaled = recipe with
        {
            GeneratorOptimizer = recipe.GeneratorOptimizer with { LearningRate = new ExponentialSchedule(1e-3 * generatorRate, 1, 1) },
            DiscriminatorOptimizer = recipe.DiscriminatorOptimizer with { LearningRate = new ExponentialSchedule(1e-3 * discriminatorRate, 1, 1) },
        };
        ILatentSource latents = new PriorLatents(new LatentSampler(SmallPair.LatentSize, 4), SmallPair.ClassCount, CPU);
        if (recipe.LatentSearch is { } search)
            latents = new AdversarialLatents(latents, search);
        using var loop = new TrainingLoop(scaled, networks, new BatchSource(data, seed: 4, BatchSize), latents, new TrainingReporter(channel, options));
        loop.Run(default);
    }
}
