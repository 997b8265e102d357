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
    private const string Unmapped = "coach-variable-tests-unmapped";
    private const int Inner = 3;
    private const int Classes = 3;

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

    [Theory]
    [InlineData(GanCoachVariable.Classes, Classes)]
    [InlineData(GanCoachVariable.LatentAndClasses, TinyGan.LatentSize + Classes)]
    public void The_way_of_classes_shows_their_weights_and_images(GanCoachVariable variable, int size)
    {
        using var gan = TinyGan.Train(_ml, o => o.Seed = 4);
        var (latents, view, behind) = Ways(gan, variable);
        var way = view.GetColumnValues("Way");
        Assert.Equal(20 * 4 * size, way.Length);
        var weights = view.GetColumnValues("ClassWeights");
        for (var row = 0; row < 20; row++)
        {
            float[] At(int step) => way[(((row * 4) + step) * size)..(((row * 4) + step + 1) * size)][^Classes..];
            Assert.Equal([1, .. Enumerable.Repeat(0f, Classes - 1)], At(0).OrderDescending());
            Assert.NotEqual(At(0), At(1));
            Assert.Equal(weights[(row * Classes)..((row + 1) * Classes)], At(3));
            // Steps that the coach does not come to show the result.
            Assert.Equal(At(2), At(3));
        }

        ShowsFirstAndLast(gan, latents, view);
        ShowsSteps(view, behind);
    }

    [Fact]
    public void The_way_of_an_intermediate_latent_is_in_its_column_and_in_images()
    {
        using var gan = TrainLinear();
        var (latents, view, behind) = Ways(gan, GanCoachVariable.Intermediate);
        var (way, end) = (view.GetColumnValues("Way"), view.GetColumnValues("W"));
        Assert.Equal(20 * 4 * Inner, way.Length);
        Assert.Equal(end[..Inner], way[(3 * Inner)..(4 * Inner)]);
        Assert.NotEqual(way[..Inner], way[Inner..(2 * Inner)]);
        ShowsFirstAndLast(gan, latents, view);
        ShowsSteps(view, behind);
    }

    // The way of a coach of three steps, and that of the same coach behind one step of another refiner that leaves latents as they are.
    private (IDataView Latents, IDataView View, IDataView Behind) Ways(GanTransformer gan, GanCoachVariable variable)
    {
        var latents = TinyGan.Latents(_ml, 20);
        var outputs = new LatentRefinementOutputs
        {
            GeneratedImageColumnName = "GeneratedImage",
            TrajectoryColumnName = "Way",
            TrajectoryImageColumnName = "Film",
            TrajectorySteps = [0, 1, 3, 9],
            ClassWeightsColumnName = variable == GanCoachVariable.Intermediate ? null : "ClassWeights",
            IntermediateColumnName = variable == GanCoachVariable.Intermediate ? "W" : null,
        };
        var coach = Coach(variable);
        var alone = _ml.Gan().RefineLatent(gan, coach, outputs: outputs).Fit(latents).Transform(latents);
        var sequence = GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(1), coach);
        var behind = _ml.Gan().RefineLatent(gan, sequence, outputs: outputs with { TrajectorySteps = [0, 1, 2, 4] }).Fit(latents).Transform(latents);
        return (latents, alone, behind);
    }

    private void ShowsFirstAndLast(GanTransformer gan, IDataView latents, IDataView view)
    {
        var film = view.GetColumnValues("Film").Chunk(4 * ImageRows.Side * ImageRows.Side).ToArray();
        var (before, after) = (TinyGan.Read(_ml, gan.Transform(latents)), view.GetColumn<float[]>("GeneratedImage").ToArray());
        for (var row = 0; row < film.Length; row++)
        {
            var images = film[row].Chunk(ImageRows.Side * ImageRows.Side).ToArray();
            Assert.All(before[row].GeneratedImage.Zip(images[0]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            Assert.All(after[row].Zip(images[3]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    // The refiner in front takes one step, which moves nothing.
    private static void ShowsSteps(IDataView alone, IDataView behind)
    {
        float[][] Steps(IDataView view) => [.. view.GetColumn<float[]>("Way").SelectMany(row => row.Chunk(row.Length / 4))];
        var (one, other) = (Steps(alone), Steps(behind));
        for (var row = 0; row < 20; row++)
        {
            Assert.Equal(one[row * 4], other[row * 4]);
            Assert.Equal(one[row * 4], other[(row * 4) + 1]);
            Assert.Equal(one[(row * 4) + 1], other[(row * 4) + 2]);
            Assert.Equal(one[(row * 4) + 2], other[(row * 4) + 3]);
        }
    }

    [Theory]
    [InlineData(GanCoachVariable.Classes)]
    [InlineData(GanCoachVariable.LatentAndClasses)]
    [InlineData(GanCoachVariable.Intermediate)]
    public void A_calibration_follows_what_moves(GanCoachVariable variable)
    {
        using var gan = variable == GanCoachVariable.Intermediate ? TrainLinear() : TinyGan.Train(_ml, o => o.Seed = 4);
        var (coach, result) = Calibrate(gan, variable);
        using var _ = coach;
        Assert.Equal(1 + 4, result.Curve.Count);
        // Without steps it is the network itself, so that a coach of latents begins as high.
        var (other, ofLatents) = Calibrate(gan, GanCoachVariable.Latent);
        using var __ = other;
        Assert.Equal(ofLatents.Curve[0].Distance, result.Curve[0].Distance, 1e-4 * ofLatents.Curve[0].Distance);
        Assert.NotEqual(ofLatents.Curve[2].Distance, result.Curve[2].Distance);
        Assert.Equal(5, result.Curve.Select(point => point.Distance).Distinct().Count());
        var chosen = Assert.IsType<GanLatentRefiner.CoachRefiner>(coach.Refiner);
        Assert.Equal(variable, chosen.Variable);
        Assert.Equal(result.IsHelpful ? result.Chosen.Iterations : 0, chosen.Iterations);
    }

    [Fact]
    public void A_calibration_warns_of_labels_that_tell_nothing()
    {
        using var gan = TinyGan.Train(_ml);
        var (coach, result) = Calibrate(gan, GanCoachVariable.Latent, _ml.Transforms.CopyColumns("Label", "Image"));
        using var _ = coach;
        Assert.Contains(result.Warnings, warning => warning.Contains("not a key"));
        var (other, keyed) = Calibrate(gan, GanCoachVariable.Latent);
        using var __ = other;
        Assert.DoesNotContain(keyed.Warnings, warning => warning.Contains("not a key"));
    }

    [Fact]
    public void A_point_of_the_curve_is_the_distance_of_the_images_that_such_a_coach_makes()
    {
        using var gan = TrainLinear();
        var (coach, result) = Calibrate(gan, GanCoachVariable.Intermediate);
        using var _ = coach;
        // Half of 60 real images, row by row by turns, and as many latents of seed 0.
        var real = _ml.Data.LoadFromEnumerable(ImageRows.Create(60, seed: 6).Where((_, i) => i % 2 == 0));
        var latents = _ml.Gan().SampleLatents(gan, 30, seed: 0);
        using var steps = _ml.Gan().RefineLatent(
            gan, Coach(GanCoachVariable.Intermediate, o => o with { Iterations = 2, LearningRate = 0.3 }),
            outputs: new() { GeneratedImageColumnName = "Image" }).Fit(latents);
        IDataView Features(IDataView view) => _ml.Transforms.CopyColumns("Features", "Image").Fit(view).Transform(view);
        var distance = _ml.Gan().Evaluate(Features(real), Features(steps.Transform(latents)), new EvaluationOptions { Metrics = [] }).FrechetDistance;
        Assert.Equal(distance, result.Curve[2].Distance, 1e-4 * distance);
    }

    private (LatentRefinementTransformer Coach, GanCoachCalibrationResult Result) Calibrate(
        GanTransformer gan, GanCoachVariable variable, IEstimator<ITransformer>? labels = null)
    {
        var images = _ml.Data.LoadFromEnumerable(ImageRows.Create(60, seed: 6));
        var data = _ml.Transforms.CopyColumns("GeneratedImage", "Image").Fit(images).Transform(images);
        data = labels?.Fit(data).Transform(data) ?? data;
        var calibration = new GanCoachCalibration(data, _ml.Transforms.CopyColumns("Features", "GeneratedImage").Fit(data))
        {
            MaxIterations = 4,
            LearningRates = [0.3],
        };
        var latents = TinyGan.Latents(_ml, 20);
        LatentRefinementOutputs? outputs = variable == GanCoachVariable.Latent ? null : new() { GeneratedImageColumnName = "Better" };
        var coach = _ml.Gan().CoachLatent(gan, calibration, new GanCoachOptions { Variable = variable }, outputs).Fit(latents);
        return (coach, coach.Calibration!);
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
        Assert.Contains("Coordinates", Assert.Throws<ArgumentException>(() => Coach(GanCoachVariable.Classes, o => o with { Coordinates = [0] })).Message);
        Assert.Contains("last of a sequence", Assert.Throws<ArgumentException>(
            () => GanLatentRefiner.Sequence(Coach(GanCoachVariable.Classes), GanLatentRefiner.Coach())).Message);
    }

    [Fact]
    public void What_only_the_networks_can_tell_is_refused_before_training_and_by_the_estimator()
    {
        GanNetworks.Register(Unmapped, shape => new UnmappedGenerator(shape.LatentSize), shape => new LinearDiscriminator());
        var (coach, far) = (Coach(GanCoachVariable.Intermediate), Coach(GanCoachVariable.Intermediate, o => o with { Coordinates = [0, Inner] }));
        LatentRefinementOutputs image = new() { GeneratedImageColumnName = "I" };
        using GanTransformer plain = TrainLinear(Unmapped), own = TrainLinear();
        foreach (var refiner in new[] { coach, GanLatentRefiner.Sequence(GanLatentRefiner.Shrinking(), coach) })
        {
            Assert.Contains("IGanMappedGenerator", Assert.Throws<ArgumentException>(() => _ml.Gan().RefineLatent(plain, refiner, outputs: image)).Message);
            // Training itself would go on for ever.
            Assert.Contains("IGanMappedGenerator", Assert.Throws<ArgumentException>(() => TrainLinear(Unmapped, refiner, int.MaxValue)).Message);
        }
        Assert.Contains("has 3 values", Assert.ThrowsAny<ArgumentException>(() => _ml.Gan().RefineLatent(own, far, outputs: image)).Message);
        Assert.Contains("has 3 values", Assert.ThrowsAny<ArgumentException>(() => TrainLinear(Name, far, int.MaxValue)).Message);
        Assert.Equal("refiner", Assert.Throws<ArgumentException>(() => _ml.Gan().RepairLowest(own, TinyGan.Latents(_ml), 2, coach)).ParamName);
    }

    private GanTransformer TrainLinear(string name = Name, GanLatentRefiner? refiner = null, int iterations = 1)
    {
        GanNetworks.Register(Name, shape => new LinearGenerator(shape.LatentSize), shape => new LinearDiscriminator());
        return _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            LatentRefinement = refiner,
            Networks = GanNetworks.Custom(name),
            Objective = GanObjective.Hinge(),
            MaxIterations = iterations,
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

    private sealed class UnmappedGenerator : nn.Module<Tensor, Tensor?, Tensor>
    {
        private readonly Linear layer;

        public UnmappedGenerator(int latentSize) : base(nameof(UnmappedGenerator))
        {
            layer = nn.Linear(latentSize, ImageRows.Side * ImageRows.Side);
            RegisterComponents();
        }

        public override Tensor forward(Tensor latents, Tensor? classes) => layer.call(latents).view(-1, 1, ImageRows.Side, ImageRows.Side);
    }

    private sealed class LinearDiscriminator : nn.Module<Tensor, Tensor?, DiscriminatorOutput>
    {
        private readonly Linear layer = nn.Linear(ImageRows.Side * ImageRows.Side, 1);

        public LinearDiscriminator() : base(nameof(LinearDiscriminator)) => RegisterComponents();

        public Linear Layer => layer;

        public override DiscriminatorOutput forward(Tensor samples, Tensor? classes) => new(layer.call(samples.flatten(1)));
    }
}
