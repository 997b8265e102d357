
using Microsoft.ML.GanRefinement.Losses;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

[Collection(nameof(Trains))]
public class StandardGanTrainerTests
{
    internal static StandardGanTrainer.Options Options(Action<StandardGanTrainer.Options>? change = null)
    {
        var options = new StandardGanTrainer.Options
        {
            MaxIterations = 3,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
            GeneratorLearningRate = 1e-3,
            DiscriminatorLearningRate = 1e-3,
        };
        change?.Invoke(options);
        return options;
    }

    internal static GanTransformer Train(Action<StandardGanTrainer.Options>? change = null, int seed = 1)
    {
        var ml = new MLContext(seed);
        return ml.Gan().Standard(Options(change)).Fit(ImageRows.View(ml));
    }

    private static byte[] Bits(GanTransformer gan) => [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];

    [Fact]
    public void Trains_an_unconditional_network_without_a_label_column()
    {
        using var gan = Train();
        Assert.Equal((0, "Standard"), (gan.ClassCount, gan.Pair.Specification.Method));
        Assert.IsType<GanObjective.NonSaturatingLoss>(gan.Pair.Objective);
        var ml = new MLContext(1);
        var images = TinyGan.Read(ml, gan.Transform(ml.Gan().SampleLatents(gan, 5)));
        Assert.Equal(5, images.Count);
    }

    [Fact]
    public void Trains_a_conditional_network_with_one()
    {
        using var gan = Train(o => (o.LabelColumnName, o.Objective, o.GeneratorClassificationWeight) = ("Label", GanObjective.LeastSquares(), 0.1));
        Assert.Equal(3, gan.ClassCount);
        var terms = Assert.IsType<SumObjective>(gan.Pair.Specification.Objective).Terms;
        Assert.Equal([GanObjective.LeastSquares(), new AuxiliaryClassification(0.1)], terms);
    }

    public static TheoryData<string> Losses => ["nonSaturating", "minimax", "leastSquares", "hinge", "wasserstein", "relativistic", "relativisticAverage"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Moves_both_players_whatever_the_loss(string loss)
    {
        using var before = Train(o => (o.GeneratorLearningRate, o.DiscriminatorLearningRate) = (1e-30, 1e-30));
        using var gan = Train(o => o.Objective = System.Text.Json.JsonSerializer.Deserialize<GanObjective>($$"""{"adversarial":"{{loss}}"}""")!);
        Assert.NotEqual(Weights.Parameters(before.Pair.Networks.Generator), Weights.Parameters(gan.Pair.Networks.Generator));
        Assert.NotEqual(Weights.Parameters(before.Pair.Networks.Discriminator), Weights.Parameters(gan.Pair.Networks.Discriminator));
    }

    [Fact]
    public void Is_saved_with_its_options_and_loss_and_loads_in_another_context()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(1);
        using var gan = Train(o => (o.Objective, o.CriticSteps) = (GanObjective.NonSaturating(0.9), 2));
        var latents = ml.Gan().SampleLatents(gan, 4, seed: 3);
        ml.Model.Save(gan, latents.Schema, folder.File("gan.zip"));
        using var loaded = (GanTransformer)new MLContext(2).Model.Load(folder.File("gan.zip"), out _);
        Assert.Equal(TinyGan.Pixels(ml, gan.Transform(latents)), TinyGan.Pixels(ml, loaded.Transform(latents)));
        Assert.Equal(GanObjective.NonSaturating(0.9), loaded.Pair.Specification.Objective);
        Assert.Equal(2, (int)loaded.Pair.Specification.Options!["CriticSteps"]!);
    }

    [Fact]
    public void The_average_of_the_generator_is_what_is_returned()
    {
        using var plain = Train();
        using var averaged = Train(o => o.GeneratorEmaDecay = 0.9);
        using var copied = Train(o => o.GeneratorEmaDecay = 1e-9);
        Assert.Equal(Weights.Bytes(plain.Pair.Networks.Discriminator), Weights.Bytes(averaged.Pair.Networks.Discriminator));
        Assert.NotEqual(Weights.Parameters(plain.Pair.Networks.Generator), Weights.Parameters(averaged.Pair.Networks.Generator));
        foreach (var (a, b) in plain.Pair.Networks.Generator.parameters().Zip(copied.Pair.Networks.Generator.parameters()))
            Assert.True((a - b).abs().max().item<float>() < 1e-6);
    }

    public static TheoryData<string> Parts => ["lens", "attack", "free", "search", "pairs", "all"];

    internal static void Add(StandardGanTrainer.Options o, string part, bool off = false)
    {
        if (part is "lens" or "all")
            o.Lens = new GanLens { Channels = 4, Blocks = 1, TemperingIterations = 10, FixedWeight = off ? 0 : null };
        if (part is "attack" or "all")
            o.Attack = new GanPgdAttack { Steps = 2, Bound = off ? 0 : 0.05 };
        if (part is "free" or "all")
            o.FreePerturbation = new GanFreePerturbation { Bound = off ? 0 : 0.05 };
        if (part is "search" or "all")
            o.LatentSearch = new GanLatentSearch { Bound = off ? 0 : 0.05 };
        if (part is "pairs" or "all")
            o.ModeCollapsePenalty = new GanModeCollapsePenalty { Weight = off ? 0 : 1 };
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Each_part_changes_the_training(string part)
    {
        using var plain = Train(o => o.LabelColumnName = "Label");
        using var gan = Train(o => { o.LabelColumnName = "Label"; Add(o, part); });
        Assert.NotEqual(Weights.Parameters(plain.Pair.Networks.Generator), Weights.Parameters(gan.Pair.Networks.Generator));
        Assert.All(gan.Pair.Networks.Generator.parameters().Concat(gan.Pair.Networks.Discriminator.parameters()),
            p => Assert.True(p.isfinite().all().item<bool>()));
    }

    [Theory]
    [InlineData("lens")]
    [InlineData("attack")]
    [InlineData("free")]
    [InlineData("search")]
    [InlineData("pairs")]
    public void A_part_of_size_0_is_no_part_bit_for_bit(string part)
    {
        using var plain = Train();
        using var gan = Train(o => Add(o, part, off: true));
        Assert.Equal(Bits(plain), Bits(gan));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_resumed_training_equals_an_uninterrupted_one_bit_for_bit(string part)
    {
        using var folder = new TemporaryFolder();
        void Set(StandardGanTrainer.Options o, int iterations)
        {
            Add(o, part);
            (o.MaxIterations, o.GeneratorEmaDecay, o.Seed) = (iterations, 0.5, 3);
        }
        using var whole = Train(o => Set(o, 4));
        void Resume(StandardGanTrainer.Options o, int iterations)
        {
            Set(o, iterations);
            o.CheckpointDirectory = folder.File("checkpoints");
        }
        Train(o => Resume(o, 2)).Dispose();
        using var resumed = Train(o => Resume(o, 4));
        Assert.Equal(Bits(whole), Bits(resumed));
    }

    [Fact]
    public void Does_not_look_at_the_lists_in_its_options_again()
    {
        var ml = new MLContext(1);
        List<GanRegularizer> regularizers = [GanRegularizer.GradientPenalty()];
        List<GanInputTransform> transforms = [GanInputTransform.InstanceNoise()];
        var trainer = ml.Gan().Standard(Options(o => (o.Regularizers, o.InputTransforms) = (regularizers, transforms)));
        regularizers.Clear();
        transforms.Clear();
        using var gan = trainer.Fit(ImageRows.View(ml));
        using var expected = Train(o => (o.Regularizers, o.InputTransforms) = ([GanRegularizer.GradientPenalty()], [GanInputTransform.InstanceNoise()]));
        Assert.Equal(Bits(expected), Bits(gan));
    }

    [Fact]
    public void The_players_have_two_time_scales_and_one_schedule()
    {
        var reports = new List<GanTrainingProgress>();
        Train(o =>
        {
            (o.GeneratorLearningRate, o.DiscriminatorLearningRate, o.LearningRateSchedule) = (1e-3, 4e-3, LearningRateSchedule.Linear().WithWarmup(2));
            (o.MaxIterations, o.ProgressInterval, o.OnProgress) = (4, 1, reports.Add);
        }).Dispose();
        Assert.Equal([0.5e-3, 0.75e-3, 0.5e-3, 0.25e-3], reports.Select(r => Math.Round(r.GeneratorLearningRate, 9)));
        Assert.All(reports, r => Assert.Equal(4 * r.GeneratorLearningRate, r.DiscriminatorLearningRate, 12));
    }
}
