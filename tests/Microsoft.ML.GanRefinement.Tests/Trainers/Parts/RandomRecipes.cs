using Microsoft.ML.GanRefinement.Data;
using Microsoft.ML.GanRefinement.Data.Batches;
using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.DataViews.Columns;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using Microsoft.ML.GanRefinement.Trainers;
using Microsoft.ML.GanRefinement.Training;
using Microsoft.ML.GanRefinement.Training.Monitoring;
using Microsoft.ML.GanRefinement.Training.Perturbations;
using Microsoft.ML.GanRefinement.Training.Schedules;
using Microsoft.ML.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Parts;

/// <summary>Recipes put together at random, and what holds for each of them.</summary>
public static class RandomRecipes
{
    private const int BatchSize = 6;

    /// <summary>The recipe of a seed.</summary>
    public static StandardGanTrainer.Options Draw(int seed, int iterations)
    {
        var random = new Random(seed);
        bool Half() => random.Next(2) == 0;
        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
        var objective = Any(GanObjective.NonSaturating(0.9), GanObjective.LeastSquares(), GanObjective.Hinge(), GanObjective.Wasserstein(),
            GanObjective.RelativisticAverage());
        var separable = !objective.ToString().Contains("relativistic");
        var simultaneous = Half();
        // A generator of its own, so that the parts above and below stay what a seed has long drawn.
        var more = new Random(seed + 1_000);
        var later = new Random(seed + 7_000);
        var (networks, codes) = (later.Next(4), later.Next(2) == 1);
        // Chosen by the seed, so that ten of them have all.
        objective = !separable ? objective : (seed % 10) switch
        {
            1 => GanObjective.FGan(GanObjective.FDivergence.SquaredHellinger),
            2 => GanObjective.FeatureMatching(),
            3 => GanObjective.NonSaturating(0.9),
            5 => GanObjective.PrimalDual(),
            _ => objective,
        };
        return new StandardGanTrainer.Options
        {
            Unrolling = more.Next(2) == 0 ? new GanUnrolling { Steps = 1, Optimizer = more.Next(2) == 0 ? GanOptimizer.Adam : GanOptimizer.Sgd } : null,
            ConsensusWeight = simultaneous && more.Next(2) == 0 ? 0.01 : 0,
            DiscriminatorLossTarget = !simultaneous && seed % 2 == 1 ? 1 : null,
            MaxCriticSteps = 3,
            Consistency = more.Next(2) == 0 ? new GanConsistency { LatentDiscriminatorWeight = 1, LatentGeneratorWeight = 0.1 } : null,
            MaxIterations = iterations,
            BatchSize = BatchSize,
            LatentSize = SmallPair.LatentSize,
            Seed = seed,
            LabelColumnName = "Label",
            Networks = Networks(Half(), networks, codes),
            Objective = objective,
            Regularizers =
            [
                .. new[] { GanRegularizer.GradientPenalty(1), GanRegularizer.UniformClasses(0.5) }.Where(_ => Half()),
                .. new[]
                {
                    GanRegularizer.FeatureMatching(0.1, "downs.0"), GanRegularizer.LeCam(0.1, start: 1), GanRegularizer.HistoricalAveraging(0.1),
                    GanRegularizer.LocalStability(0.01), GanRegularizer.ModeSeeking(0.1), GanRegularizer.Orthogonal(0.01), GanRegularizer.Dragan(0.1),
                }.Where(_ => more.Next(4) == 0),
                .. new[]
                {
                    GanRegularizer.R1(0.1), GanRegularizer.R2(0.1), GanRegularizer.Drift(0.01), GanRegularizer.PullingAway(0.1),
                    GanRegularizer.WassersteinDivergence(0.01, 2),
                }.Where(_ => later.Next(3) == 0),
                .. codes ? new[] { GanRegularizer.MutualInformation() } : [],
                .. objective.ToString().Contains("primalDual") ? new[] { GanRegularizer.DensityMatching(bandwidth: 1, ofFeatures: true) } : [],
            ],
            InputTransforms =
            [
                .. Half() ? new[] { GanInputTransform.InstanceNoise(0.1, 15) } : [],
                .. more.Next(2) == 0 ? new[] { GanInputTransform.Adaptive(-1, 50) } : [],
            ],
            Optimizer = Any(GanOptimizer.Adam, GanOptimizer.RmsProp, GanOptimizer.Sgd),
            UpdateRule = simultaneous ? GanUpdateRule.Simultaneous : GanUpdateRule.Alternating,
            CriticSteps = simultaneous ? 1 : Any(1, 2),
            Replays = simultaneous ? 1 : Any(1, 2),
            TopKFraction = Any(1, 0.5),
            GradientClipNorm = Half() ? 5 : null,
            Lens = Half() ? new GanLens { Channels = 3, Blocks = 1, TemperingIterations = 10, StartsAsIdentity = false } : null,
            Attack = separable && Half() ? new GanPgdAttack { Steps = 1, On = (GanPgdTarget)(seed % 3) } : null,
            FreePerturbation = Half() ? new GanFreePerturbation() : null,
            LatentSearch = Half() ? new GanLatentSearch { OncePerIteration = seed % 2 == 0 } : null,
            ModeCollapsePenalty = Half() ? new GanModeCollapsePenalty { Weight = 0.1 } : null,
            GradientAccumulationSteps = Any(1, 2),
        };
    }

    private static GanNetworks Networks(bool spectral, int which, bool codes) => GanNetworks.Dcgan(4, new GanNetworkOptions
    {
        SpectralNormalization = spectral && which is not (1 or 2),
        WeightNormalization = which == 1,
        EqualizedLearningRate = which == 2,
        GeneratorNormalization = which == 3 ? GeneratorNormalization.VirtualBatch : null,
        ReferenceBatchSize = 4,
        LatentCodes = codes ? 1 : 0,
        LatentCategories = codes ? 2 : 0,
    });

    /// <summary>Stopped before its middle and resumed, it ends with the bits of an uninterrupted one, all of them finite, and so does a model that was saved
    /// and loaded.</summary>
    public static void AssertTrainsAndResumesToTheSameBits(int seed, int iterations)
    {
        using var folder = new TemporaryFolder();
        byte[] Train(int steps, string? checkpoints = null)
        {
            var ml = new MLContext(1);
            var options = Draw(seed, steps);
            options.CheckpointDirectory = checkpoints;
            using var gan = ml.Gan().Standard(options).Fit(ImageRows.View(ml));
            Assert.All(gan.Pair.Networks.Generator.parameters().Concat(gan.Pair.Networks.Discriminator.parameters()),
                p => Assert.True(p.isfinite().all().item<bool>()));
            var bytes = Bytes(gan);
            ml.Model.Save(gan, null, folder.File("gan.zip"));
            using var loaded = (GanTransformer)new MLContext().Model.Load(folder.File("gan.zip"), out _);
            Assert.Equal(bytes, Bytes(loaded));
            return bytes;
        }

        static byte[] Bytes(GanTransformer gan) => [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        // The schedules of these recipes go by the iteration alone, so that MaxIterations may grow.
        var whole = Train(iterations);
        Train(iterations * 9 / 20, folder.File("checkpoints"));
        Assert.Equal(whole, Train(iterations, folder.File("checkpoints")));
    }

    /// <summary>Every parameter of the players that have a learning rate moves, and no other.</summary>
    public static void AssertMovesThePlayersThatHaveALearningRate(int seed, int iterations)
    {
        foreach (var (generator, discriminator) in new[] { (1, 1), (1, 0), (0, 1) })
        {
            var options = Draw(seed, iterations);
            using var random = new torch.Generator(1);
            var specification = options.Networks.For(SmallPair.Networks.Image, SmallPair.LatentSize, SmallPair.ClassCount);
            using var networks = NetworkPairFactory.Create(specification, random, CPU);
            var moved = Train(options, networks, generator, discriminator);
            Assert.All(moved.Generator, p => Assert.True(p.Moved == (generator == 1), p.Name));
            // A bias of all scores is in none of the losses that go by differences of scores.
            Assert.All(moved.Discriminator.Where(p => p.Name != "logit.bias"), p => Assert.True(p.Moved == (discriminator == 1), p.Name));
            Assert.All(moved.Discriminator, p => Assert.False(p.Moved && discriminator == 0, p.Name));
            Assert.All(networks.Generator.parameters().Concat(networks.Discriminator.parameters()), p => Assert.True(p.requires_grad));
            // The lens has a rate of its own, whoever else stands still.
            Assert.Equal(Draw(seed, iterations).Lens is not null, moved.Lens.Count > 0);
            Assert.All(moved.Lens, p => Assert.True(p.Moved, p.Name));
        }
    }

    private static Movement Train(StandardGanTrainer.Options options, NetworkPair networks, double generatorRate, double discriminatorRate)
    {
        var ml = new MLContext(1);
        using var channel = ((IHostEnvironment)ml).Register("test").Start("test");
        var data = TrainingSet.Read(channel, ImageRows.View(ml), new ImageColumn("Image"), new KeyColumn("Label"));
        using var recipe = new GanMethod("test", options).CreateRecipe(new RecipeContext(networks, data.Shape, data.ClassCount, BatchSize, 1, CPU));
        using var scaled = recipe with
        {
            GeneratorOptimizer = recipe.GeneratorOptimizer with { LearningRate = new ConstantSchedule(1e-3 * generatorRate) },
            DiscriminatorOptimizer = recipe.DiscriminatorOptimizer with { LearningRate = new ConstantSchedule(1e-3 * discriminatorRate) },
        };
        ILatentSource latents = new PriorLatents(new LatentSampler(SmallPair.LatentSize, 4), ClassPrior.Even(SmallPair.ClassCount), CPU);
        if (recipe.LatentSearch is { } search)
            latents = new AdversarialLatents(latents, search, recipe.LatentUses, recipe.GradientAccumulationSteps);
        var transforms = recipe.RealTransform is SequentialTransform several ? several.Transforms : [recipe.RealTransform!];
        var lens = transforms.OfType<LensTransform>().SingleOrDefault()?.Lens;
        var start = (Snapshot(networks.Generator), Snapshot(networks.Discriminator), Snapshot(lens));
        using var loop = new TrainingLoop(scaled, networks, new BatchSource(data, seed: 4, BatchSize), latents, new TrainingReporter(channel, options.Reports));
        loop.Run(default);
        return new Movement(Compare(start.Item1, networks.Generator), Compare(start.Item2, networks.Discriminator), Compare(start.Item3, lens));
    }

    private static List<Tensor> Snapshot(nn.Module? network) => network is null ? [] : [.. network.parameters().Select(p => p.detach().clone())];

    private static List<(string Name, bool Moved)> Compare(List<Tensor> start, nn.Module? network) => network is null
        ? []
        : [.. start.Zip(network.named_parameters(), (was, now) => (now.name, (was - now.parameter).abs().max().ToSingle() > 0))];

    private sealed record Movement(List<(string Name, bool Moved)> Generator, List<(string Name, bool Moved)> Discriminator,
        List<(string Name, bool Moved)> Lens);
}
