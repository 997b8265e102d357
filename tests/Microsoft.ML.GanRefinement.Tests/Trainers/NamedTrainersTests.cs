using Microsoft.ML.GanRefinement.Data.Images;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers;

/// <summary>The trainers that are a name for a recipe.</summary>
[Collection(nameof(RunsAlone))]
public class NamedTrainersTests
{
    private static readonly Dictionary<string, (Func<GanCatalog, GanTrainerOptions, GanTrainer> Make, Func<GanTrainerOptions>[] Options)> s_trainers = new()
    {
        ["Unrolled"] = (As<UnrolledGanTrainer.Options>((gan, o) => gan.Unrolled(o)), [() => new UnrolledGanTrainer.Options(), UnrolledGanTrainer.Options.Ring]),
        ["Consensus"] = (As<ConsensusGanTrainer.Options>((gan, o) => gan.Consensus(o)), [() => new ConsensusGanTrainer.Options()]),
        ["LocallyStable"] = (As<LocallyStableGanTrainer.Options>((gan, o) => gan.LocallyStable(o)), [() => new LocallyStableGanTrainer.Options()]),
        ["Dragan"] = (As<DraganTrainer.Options>((gan, o) => gan.Dragan(o)), [() => new DraganTrainer.Options()]),
        ["EnergyBased"] = (As<EnergyBasedGanTrainer.Options>((gan, o) => gan.EnergyBased(o)),
            [() => new EnergyBasedGanTrainer.Options(), EnergyBasedGanTrainer.Options.PullingAway]),
        ["Wasserstein"] = (As<WassersteinGanTrainer.Options>((gan, o) => gan.Wasserstein(o)),
            [() => new WassersteinGanTrainer.Options(), WassersteinGanTrainer.Options.GradientPenalty]),
        ["LeastSquares"] = (As<LeastSquaresGanTrainer.Options>((gan, o) => gan.LeastSquares(o)), [() => new LeastSquaresGanTrainer.Options()]),
        ["Progressive"] = (As<ProgressiveGanTrainer.Options>((gan, o) => gan.Progressive(o)), [() => new ProgressiveGanTrainer.Options()]),
        ["CatGan"] = (As<CatGanTrainer.Options>((gan, o) => gan.CatGan(o)), [() => new CatGanTrainer.Options()]),
        ["BiGan"] = (As<BiGanTrainer.Options>((gan, o) => gan.BiGan(o)), [() => new BiGanTrainer.Options()]),
        ["AdversarialAutoencoder"] = (As<AdversarialAutoencoderTrainer.Options>((gan, o) => gan.AdversarialAutoencoder(o)),
            [() => new AdversarialAutoencoderTrainer.Options()]),
        ["VariationalAutoencoder"] = (As<VariationalAutoencoderTrainer.Options>((gan, o) => gan.VariationalAutoencoder(o)),
            [() => new VariationalAutoencoderTrainer.Options()]),
        ["InfoGan"] = (As<InfoGanTrainer.Options>((gan, o) => gan.InfoGan(o)), [() => new InfoGanTrainer.Options()]),
        ["PrimalDual"] = (As<PrimalDualGanTrainer.Options>((gan, o) => gan.PrimalDual(o)),
            [() => new PrimalDualGanTrainer.Options(), () => PrimalDualGanTrainer.Options.Images()]),
    };

    public static TheoryData<string> Names => [.. s_trainers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_standard_trainer_with_the_same_options_bit_for_bit(string name)
    {
        var (make, options) = s_trainers[name];
        using var named = Train(make, Small(options[0]()));
        using var standard = Train((gan, o) => gan.Standard(Copy(o)), Small(options[0]()));
        Assert.Equal(name, named.Pair.Specification.Method);
        Assert.Equal(Weights.Bytes(standard.Pair.Networks.Generator), Weights.Bytes(named.Pair.Networks.Generator));
        Assert.Equal(Weights.Bytes(standard.Pair.Networks.Discriminator), Weights.Bytes(named.Pair.Networks.Discriminator));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_presets_go_together_without_doubts(string name) => Assert.All(s_trainers[name].Options, make =>
    {
        var options = make();
        Presets.AssertFits(options, classes: 0, options.Networks.MakesVectors ? ImageShape.Vector(2) : new ImageShape(3, 32, 32));
    });

    [Fact]
    public void Have_the_papers_values()
    {
        var unrolled = new UnrolledGanTrainer.Options();
        Assert.Equal((new GanUnrolling { Steps = 5 }, 1e-3, 1e-4), (unrolled.Unrolling, unrolled.GeneratorLearningRate, unrolled.DiscriminatorLearningRate));
        var consensus = new ConsensusGanTrainer.Options();
        Assert.Equal((0.1, GanUpdateRule.Simultaneous, GanOptimizer.RmsProp, 1e-4),
            (consensus.ConsensusWeight, consensus.UpdateRule, consensus.Optimizer, consensus.DiscriminatorLearningRate));
        var clipped = new WassersteinGanTrainer.Options();
        Assert.Equal((5, GanOptimizer.RmsProp, 5e-5), (clipped.CriticSteps, clipped.Optimizer, clipped.DiscriminatorLearningRate));
        Assert.Equal([GanRegularizer.WeightClipping(0.01)], clipped.Regularizers);
        Assert.Equal([GanRegularizer.PullingAway(0.1)], EnergyBasedGanTrainer.Options.PullingAway().Regularizers);
        var progressive = new ProgressiveGanTrainer.Options();
        Assert.Equal([GanRegularizer.GradientPenalty(10), GanRegularizer.Drift(0.001)], progressive.Regularizers);
        Assert.Equal((1, 1e-3, 0.0, 0.99, 0.999),
            (progressive.CriticSteps, progressive.GeneratorLearningRate, progressive.Beta1!.Value, progressive.Beta2!.Value, progressive.GeneratorEmaDecay));
        Assert.Equal([GanRegularizer.Dragan(10, 1)], new DraganTrainer.Options().Regularizers);
    }

    [Fact]
    public void No_look_ahead_and_no_weight_are_the_same_as_none_bit_for_bit()
    {
        byte[] Trained(Action<StandardGanTrainer.Options> change)
        {
            var options = (StandardGanTrainer.Options)Small(new StandardGanTrainer.Options { UpdateRule = GanUpdateRule.Simultaneous });
            change(options);
            using var gan = Train((catalog, o) => catalog.Standard((StandardGanTrainer.Options)o), options);
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        var plain = Trained(_ => { });
        Assert.Equal(plain, Trained(o => (o.Unrolling, o.ConsensusWeight) = (new GanUnrolling { Steps = 0 }, 0)));
        Assert.NotEqual(plain, Trained(o => o.Unrolling = new GanUnrolling { Steps = 1 }));
        Assert.NotEqual(plain, Trained(o => o.ConsensusWeight = 0.1));
    }

    [Theory]
    [InlineData("AdversarialAutoencoder")]
    [InlineData("BiGan")]
    public void Reports_of_passes_that_training_does_without_leave_no_trace(string name)
    {
        byte[] Trained(int interval)
        {
            GanTrainerOptions options = name == "BiGan" ? new BiGanTrainer.Options() : new AdversarialAutoencoderTrainer.Options();
            options = Small(options);
            // Its vectors move in each pass that counts.
            options.Networks = new GanNetworks(options.Networks.Template with { SpectralNormalization = true });
            (options.MaxIterations, options.ProgressInterval, options.OnProgress) = (4, interval, _ => { });
            using var gan = Train((catalog, o) => name == "BiGan"
                ? catalog.BiGan((BiGanTrainer.Options)o) : catalog.AdversarialAutoencoder((AdversarialAutoencoderTrainer.Options)o), options);
            return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        }

        Assert.Equal(Trained(1), Trained(1_000));
    }

    private static Func<GanCatalog, GanTrainerOptions, GanTrainer> As<T>(Func<GanCatalog, T, GanTrainer> make)
        where T : GanTrainerOptions => (gan, options) => make(gan, (T)options);

    private static GanTrainerOptions Small(GanTrainerOptions options)
    {
        (options.MaxIterations, options.BatchSize, options.LatentSize, options.Seed, options.CriticSteps) = (2, 8, TinyGan.LatentSize, 1, 1);
        options.Networks = new GanNetworks(options.Networks.Template with { BaseChannels = 4, GeneratorWidths = [8], DiscriminatorWidths = [8] });
        return options;
    }

    private static StandardGanTrainer.Options Copy(GanTrainerOptions options)
    {
        var copy = new StandardGanTrainer.Options();
        foreach (var property in typeof(GanTrainerOptions).GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
            property.SetValue(copy, property.GetValue(options));
        return copy;
    }

    private static GanTransformer Train(Func<GanCatalog, GanTrainerOptions, GanTrainer> make, GanTrainerOptions options)
    {
        var ml = new MLContext(1);
        return make(ml.Gan(), options).Fit(ImageRows.View(ml));
    }
}
