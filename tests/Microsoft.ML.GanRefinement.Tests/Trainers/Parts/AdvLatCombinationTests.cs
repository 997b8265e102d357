
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Parts;

/// <summary>AdvLatGAN's searches on each of the networks that they are combined with.</summary>
[Trait("Run", "EachCommit")]
[Collection(nameof(Trains))]
public class AdvLatCombinationTests
{
    private static readonly GanModeCollapsePenalty s_pairs = new();

    public static TheoryData<string> Bases => ["WGAN-GP", "SNGAN", "LSGAN", "WGAN", "WGAN-div", "ACGAN"];

    private static GanTransformer Train(string name, Action<StandardGanTrainer.Options> change)
    {
        var ml = new MLContext(1);
        var options = new StandardGanTrainer.Options
        {
            MaxIterations = 2,
            BatchSize = 8,
            LatentSize = TinyGan.LatentSize,
            Networks = GanNetworks.Dcgan(4),
            Seed = 3
        };
        switch (name)
        {
            case "WGAN-GP":
                (options.Objective, options.Regularizers, options.CriticSteps) = (GanObjective.Wasserstein(), [GanRegularizer.GradientPenalty()], 2);
                break;
            case "SNGAN":
                (options.Objective, options.Networks) = (GanObjective.Hinge(), GanNetworks.SnganCnn(2));
                break;
            case "LSGAN":
                options.Objective = GanObjective.LeastSquares();
                break;
            case "WGAN":
                (options.Objective, options.Regularizers, options.Optimizer) = (GanObjective.Wasserstein(), [GanRegularizer.WeightClipping()],
                    GanOptimizer.RmsProp);
                break;
            case "WGAN-div":
                (options.Objective, options.Regularizers) = (GanObjective.Wasserstein(), [GanRegularizer.WassersteinDivergence()]);
                break;
            default:
                (options.LabelColumnName, options.ClassifiesFakes) = ("Label", true);
                break;
        }
        change(options);
        return ml.Gan().Standard(options).Fit(ImageRows.View(ml));
    }

    private static byte[] Bits(string name, Action<StandardGanTrainer.Options> change)
    {
        using var gan = Train(name, change);
        Assert.All(gan.Pair.Networks.Generator.parameters().Concat(gan.Pair.Networks.Discriminator.parameters()),
            p => Assert.True(p.isfinite().all().item<bool>()));
        return [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Each_search_changes_the_training_and_one_of_size_0_is_the_base_bit_for_bit(string name)
    {
        var plain = Bits(name, _ => { });
        var quality = Bits(name, o => o.LatentSearch = new GanLatentSearch { Bound = 0.03 });
        var diversity = Bits(name, o => o.ModeCollapsePenalty = s_pairs);
        var both = Bits(name, o => (o.LatentSearch, o.ModeCollapsePenalty) = (new GanLatentSearch { Bound = 0.03 }, s_pairs));
        byte[][] all = [plain, quality, diversity, both];
        Assert.Equal(4, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(plain, Bits(name, o => o.LatentSearch = new GanLatentSearch { Bound = 0 }));
        Assert.Equal(plain, Bits(name, o => o.LatentSearch = new GanLatentSearch { Steps = 0 }));
        Assert.Equal(plain, Bits(name, o => o.ModeCollapsePenalty = s_pairs with { Weight = 0 }));
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void The_official_codes_ways_are_options(string name)
    {
        var text = Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = 0.03 }, 2));
        Assert.NotEqual(text, Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = 0.03, OncePerIteration = true }, 2)));
        Assert.Equal(
            Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = 0.03 }, 1)),
            Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = 0.03, OncePerIteration = true }, 1)));
        // With 2 steps the search goes further without a ball. A loss of one score alone has the same signs whatever it is.
        Assert.NotEqual(text, Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = null, Steps = 2 }, 2)));
        var goal = Bits(name, o => (o.LatentSearch, o.CriticSteps) = (new GanLatentSearch { Bound = 0.03, Goal = LatentSearchGoal.GeneratorLoss }, 2));
        if (name is "WGAN-GP" or "WGAN" or "WGAN-div" or "SNGAN")
            Assert.Equal(text, goal);
        if (name == "ACGAN")
            Assert.NotEqual(text, goal);
    }

    [Theory]
    [MemberData(nameof(Bases))]
    public void Plus_is_the_same_model_with_the_search_appended(string name)
    {
        var ml = new MLContext(1);
        using var plain = Train(name, o => o.LatentSearch = new GanLatentSearch());
        using var plus = Train(name, o => (o.LatentSearch, o.LatentRefinement) = (new GanLatentSearch(), GanLatentRefiner.Fgsm(iterations: 3)));
        var latents = TinyGan.Latents(ml);
        var searched = ml.Gan().SearchLatent(plain, iterations: 3).Fit(latents).Append(plain);
        Assert.Equal(TinyGan.Pixels(ml, searched.Transform(latents)), TinyGan.Pixels(ml, plus.Transform(latents)));
    }

    [Fact]
    public void One_search_an_iteration_resumes_to_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        void Set(StandardGanTrainer.Options o, int iterations) =>
            (o.LatentSearch, o.CriticSteps, o.GradientAccumulationSteps, o.MaxIterations) = (new GanLatentSearch { OncePerIteration = true }, 2, 2, iterations);
        var whole = Bits("LSGAN", o => Set(o, 4));
        Bits("LSGAN", o => { Set(o, 2); o.CheckpointDirectory = folder.File("checkpoints"); });
        Assert.Equal(whole, Bits("LSGAN", o => { Set(o, 4); o.CheckpointDirectory = folder.File("checkpoints"); }));
    }
}
