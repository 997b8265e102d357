using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

/// <summary>Coaches that move the classes, or an intermediate latent.</summary>
[Collection(nameof(RunsAlone))]
public class CoachVariableTests
{
    private const string Name = "coach-variable-tests";
    private const int Inner = 3;

    private readonly MLContext _ml = new(1);

    private static GanLatentRefiner Coach(GanCoachVariable variable, Func<GanCoachOptions, GanCoachOptions>? change = null)
    {
        var options = new GanCoachOptions { Iterations = 3, LearningRate = 0.1, Variable = variable };
        return GanLatentRefiner.Coach(change?.Invoke(options) ?? options);
    }

    private static (Tensor Latents, Tensor Classes) Inputs(int count)
    {
        using var generator = new torch.Generator(3);
        return (randn([count, SmallPair.LatentSize], generator: generator), arange(count, dtype: ScalarType.Int64).remainder(SmallPair.ClassCount));
    }

    [Fact]
    public void The_classes_follow_the_gradient_that_finite_differences_have_and_the_latent_stays()
    {
        const double Step = 1e-6;
        var pair = SmallPair.Create();
        pair.Networks.Generator.to(ScalarType.Float64);
        pair.Networks.Discriminator.to(ScalarType.Float64);
        var (single, classes) = Inputs(8);
        var z = single.to(ScalarType.Float64);
        var refiner = Coach(GanCoachVariable.Classes, o => o with { Iterations = 1, LearningRate = 1, Optimizer = LatentOptimizer.Sgd });
        var moved = pair.Refine(refiner, z, classes);
        Assert.Equal([8, SmallPair.LatentSize + SmallPair.ClassCount], moved.shape);
        var weights = nn.functional.one_hot(classes, SmallPair.ClassCount).to(ScalarType.Float64);
        Assert.Equal(Values(z), Values(moved.narrow(1, 0, SmallPair.LatentSize)));
        for (var c = 0; c < SmallPair.ClassCount; c++)
        {
            var aside = zeros_like(weights);
            aside.select(1, c).fill_(Step);
            var slope = (Losses(weights + aside) - Losses(weights - aside)) / (2 * Step);
            var error = (weights.select(1, c) - slope - moved.select(1, SmallPair.LatentSize + c)).abs().max().ToDouble();
            Assert.True(error < 1e-6 && slope.abs().max().ToDouble() > 1e-6, $"class {c}: off by {error}");
        }

        // The discriminator is asked about the class given.
        Tensor Losses(Tensor mixed)
        {
            using var _ = no_grad();
            var images = pair.Generate(z, mixed);
            return pair.Objective.GeneratorLosses(new GeneratorStep(z, classes, images, pair.Discriminate(images, classes)));
        }
    }

    [Fact]
    public void Both_move_at_once_and_coordinates_and_the_prior_hold_the_latent()
    {
        var pair = SmallPair.Create(specification => specification with { Prior = LatentDistribution.Uniform });
        var (z, classes) = Inputs(8);
        z = z.clamp(-1, 1);
        const int Z = SmallPair.LatentSize;
        var start = cat([z, nn.functional.one_hot(classes, SmallPair.ClassCount).to(ScalarType.Float32)], 1);
        var both = pair.Refine(Coach(GanCoachVariable.LatentAndClasses, o => o with { LearningRate = 0.5, Coordinates = [1, 4] }), z, classes);
        var changed = (both - start).abs().amax([0L]).data<float>().ToArray();
        Assert.Equal([1, 4, Z, Z + 1, Z + 2], Enumerable.Range(0, Z + SmallPair.ClassCount).Where(i => changed[i] > 0));
        Assert.True(both.narrow(1, 0, Z).abs().max().ToSingle() <= 1);
        Assert.True(both.narrow(1, Z, SmallPair.ClassCount).abs().max().ToSingle() > 1);
        // A row has the same bits alone.
        var alone = pair.Refine(Coach(GanCoachVariable.LatentAndClasses, o => o with { LearningRate = 0.5, Coordinates = [1, 4] }),
            z.narrow(0, 3, 1), classes.narrow(0, 3, 1));
        Assert.Equal(Values(both.narrow(0, 3, 1)), Values(alone));
    }

    [Fact]
    public void Coached_classes_are_in_columns_that_MixClasses_reads_and_come_back_from_a_file()
    {
        using var gan = TinyGan.Train(_ml, o => o.Seed = 4);
        var latents = TinyGan.Latents(_ml, 20);
        var outputs = new LatentRefinementOutputs
        {
            GeneratedImageColumnName = "GeneratedImage",
            ScoreColumnName = "Score",
            ClassWeightsColumnName = "ClassWeights",
            DistanceColumnName = "Distance",
            LossBeforeColumnName = "Before",
            LossAfterColumnName = "After",
        };
        var refiner = Coach(GanCoachVariable.Classes);
        using var coach = _ml.Gan().RefineLatent(gan, refiner, outputs: outputs).Fit(latents);
        var view = coach.Transform(latents);
        Assert.Equal(latents.GetColumnValues("Latent"), view.GetColumnValues("Latent"));
        Assert.True(view.GetColumn<float>("After").Average() < view.GetColumn<float>("Before").Average());
        Assert.All(view.GetColumn<float>("Distance"), distance => Assert.InRange(distance, 0.01, 1));
        var pixels = TinyGan.Pixels(_ml, view);
        Assert.NotEqual(TinyGan.Pixels(_ml, gan.Transform(latents)), pixels);
        // Its scores are of the class given, those of MixClasses of the mixture.
        var mixed = TinyGan.Read(_ml, _ml.Gan().MixClasses(gan, _ml.Transforms.SelectColumns("Latent", "ClassWeights").Fit(view).Transform(view)));
        Assert.Equal(TinyGan.Read(_ml, view).SelectMany(row => row.GeneratedImage), mixed.SelectMany(row => row.GeneratedImage));

        using var file = new MemoryStream();
        _ml.Model.Save(coach, latents.Schema, file);
        using var loaded = (LatentRefinementTransformer)new MLContext(2).Model.Load(file, out _);
        Assert.Equal(pixels, TinyGan.Pixels(_ml, loaded.Transform(latents)));
        // Inside the network they are the same images.
        using var plus = TinyGan.Train(_ml, o => (o.Seed, o.LatentRefinement) = (4, refiner));
        Assert.Equal(pixels, TinyGan.Pixels(_ml, plus.Transform(latents)));
    }

    [Fact]
    public void An_intermediate_latent_follows_the_closed_form_of_a_linear_generator()
    {
        using var gan = TrainLinear();
        var latents = TinyGan.Latents(_ml, 10);
        var outputs = new LatentRefinementOutputs { GeneratedImageColumnName = "GeneratedImage", ScoreColumnName = "Score", IntermediateColumnName = "W" };
        LatentRefinementTransformer Fit(int steps) => _ml.Gan().RefineLatent(gan, Coach(GanCoachVariable.Intermediate,
            o => o with { Iterations = steps, Optimizer = LatentOptimizer.Sgd }), outputs: outputs).Fit(latents);
        using LatentRefinementTransformer still = Fit(0), coach = Fit(4);
        var (before, after) = (still.Transform(latents), coach.Transform(latents));
        // With no steps, the images are the network's own.
        Assert.Equal(TinyGan.Pixels(_ml, gan.Transform(latents)), TinyGan.Pixels(_ml, before));
        var (g, d) = ((LinearGenerator)gan.Pair.Networks.Generator.children().Single(),
            (LinearDiscriminator)gan.Pair.Networks.Discriminator.children().Single());
        // w + K·η·Sᵀd, where L_G = −d·(Sw + b) − c.
        var slope = g.Parts.Item2.weight!.t().mv(d.Layer.weight!.flatten()).data<float>().ToArray();
        var (start, end) = (before.GetColumnValues("W"), after.GetColumnValues("W"));
        for (var i = 0; i < start.Length; i++)
            Assert.Equal(start[i] + (4 * 0.1f * slope[i % Inner]), end[i], 1e-5f);
        Assert.Equal(latents.GetColumnValues("Latent"), after.GetColumnValues("Latent"));
        Assert.True(after.GetColumn<float>("Score").Zip(before.GetColumn<float>("Score")).All(pair => pair.First > pair.Second));

        using var file = new MemoryStream();
        _ml.Model.Save(coach, latents.Schema, file);
        using var loaded = (LatentRefinementTransformer)new MLContext(2).Model.Load(file, out _);
        Assert.Equal(TinyGan.Pixels(_ml, after), TinyGan.Pixels(_ml, loaded.Transform(latents)));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using GanTransformer gan = TinyGan.Train(_ml), own = TrainLinear();
        LatentRefinementOutputs image = new() { GeneratedImageColumnName = "I" };
        void Refuses(string word, GanTransformer of, GanCoachVariable variable, LatentRefinementOutputs? outputs)
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => _ml.Gan().RefineLatent(of, Coach(variable), outputs: outputs));
            Assert.Contains(word, error.Message);
        }
        Refuses("name a column", gan, GanCoachVariable.Classes, null);
        Refuses("IGanMappedGenerator", gan, GanCoachVariable.Intermediate, image);
        Refuses("no classes", own, GanCoachVariable.Classes, image);
        Refuses("IntermediateColumnName", gan, GanCoachVariable.Classes, new() { IntermediateColumnName = "W" });
        Refuses("ClassWeightsColumnName", gan, GanCoachVariable.Latent, new() { ClassWeightsColumnName = "W" });
        Refuses("trajectory", gan, GanCoachVariable.Classes, image with { TrajectoryColumnName = "T", TrajectorySteps = [1] });
        Assert.Contains("Coordinates", Assert.Throws<ArgumentException>(() => Coach(GanCoachVariable.Classes, o => o with { Coordinates = [0] })).Message);
        Assert.Contains("last of a sequence", Assert.Throws<ArgumentException>(
            () => GanLatentRefiner.Sequence(Coach(GanCoachVariable.Classes), GanLatentRefiner.Coach())).Message);
    }

    private GanTransformer TrainLinear()
    {
        GanNetworks.Register(Name, shape => new LinearGenerator(shape.LatentSize), shape => new LinearDiscriminator());
        return _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            Networks = GanNetworks.Custom(Name),
            Objective = GanObjective.Hinge(),
            MaxIterations = 1,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Seed = 3,
        }).Fit(ImageRows.View(_ml));
    }

    private static double[] Values(Tensor tensor) => tensor.to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private sealed class LinearGenerator : nn.Module<Tensor, Tensor?, Tensor>, IGanMappedGenerator
    {
        private readonly Linear map;
        private readonly Linear synthesis;

        public LinearGenerator(int latentSize) : base(nameof(LinearGenerator))
        {
            (map, synthesis) = (nn.Linear(latentSize, Inner), nn.Linear(Inner, ImageRows.Side * ImageRows.Side));
            RegisterComponents();
        }

        public int IntermediateSize => Inner;

        public (Linear, Linear) Parts => (map, synthesis);

        public override Tensor forward(Tensor latents, Tensor? classes) => Synthesize(Map(latents, classes), classes);

        public Tensor Map(Tensor latents, Tensor? classes) => map.call(latents);

        public Tensor Synthesize(Tensor intermediate, Tensor? classes) => synthesis.call(intermediate).view(-1, 1, ImageRows.Side, ImageRows.Side);
    }

    private sealed class LinearDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
    {
        private readonly Linear layer = nn.Linear(ImageRows.Side * ImageRows.Side, 1);

        public LinearDiscriminator() : base(nameof(LinearDiscriminator)) => RegisterComponents();

        public Linear Layer => layer;

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes) => new(layer.call(samples.flatten(1)));
    }
}
