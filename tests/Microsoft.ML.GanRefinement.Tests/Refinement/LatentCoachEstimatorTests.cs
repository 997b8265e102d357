
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;

namespace Microsoft.ML.GanRefinement.Tests.Refinement;

[Collection(nameof(Trains))]
public class LatentCoachEstimatorTests
{
    private readonly MLContext _ml = new(1);

    private float[] Latents(IDataView view, string column = "Latent") => view.GetColumnValues(column);

    // Layers of sixteen values, whose products have a kernel of their own for eight rows, and with label concatenation for sixteen.
    [Theory]
    [InlineData("perceptron")]
    [InlineData("dcgan")]
    [InlineData("canvas")]
    [InlineData("labels")]
    [InlineData("directions")]
    public void Moves_a_row_alone_as_among_others_bit_for_bit(string kind)
    {
        using var gan = _ml.Gan().Standard(new StandardGanTrainer.Options
        {
            MaxIterations = 1,
            BatchSize = 8,
            LatentSize = 16,
            Seed = 3,
            LabelColumnName = kind is "labels" or "directions" ? "Label" : null,
            Networks = kind switch
            {
                "perceptron" => GanNetworks.Mlp([16], [16]),
                "dcgan" => GanNetworks.Dcgan(4),
                "canvas" => GanNetworks.RecurrentCanvas(2, 4),
                "labels" => GanNetworks.Dcgan(4, new GanNetworkOptions { Conditioning = ClassConditioning.LabelConcatenation }),
                _ => GanNetworks.Dcgan(4, new GanNetworkOptions { Conditioning = ClassConditioning.NormalizedClassifier, ClassEmbeddingSize = 16 }),
            },
        }).Fit(ImageRows.View(_ml));
        var latents = _ml.Gan().SampleLatents(gan, 30, seed: 4);
        using var coach = _ml.Gan().CoachLatent(gan, 4, 0.1).Fit(latents);
        float[][] Refined(int first, int count)
        {
            var rows = first == 0 ? latents : _ml.Data.SkipRows(latents, first);
            return [.. coach.Transform(_ml.Data.TakeRows(rows, count)).GetColumnValues("Latent").Chunk(16)];
        }
        var together = Refined(0, 30);
        Assert.NotEqual(latents.GetColumnValues("Latent").Chunk(16).First(), together[0]);
        for (var row = 0; row < 30; row++)
            Assert.Equal(together[row], Refined(row, 1).Single());
        // Sixteen rows in a call, and twenty-four.
        Assert.Equal(together[..12], Refined(0, 12));
        Assert.Equal(together[..20], Refined(0, 20));
    }

    [Fact]
    public void Refuses_numbers_beyond_single_precision_and_losses_without_a_derivative()
    {
        using var gan = TinyGan.Train(_ml);
        Assert.Contains("learningRate", Assert.Throws<ArgumentOutOfRangeException>(() => GanLatentRefiner.Coach(1, 1e300)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => GanLatentRefiner.Coach(new GanCoachOptions { Radius = 1e300 }));
        var none = Assert.Throws<ArgumentOutOfRangeException>(
            () => GanLatentRefiner.Coach(new GanCoachOptions { ObjectiveWeight = 0, Loss = images => images.flatten(1).mean([1]), LossWeight = 0 }));
        Assert.Contains("nothing is left to lower", none.Message);
        var latents = _ml.Gan().SampleLatents(gan, 2, seed: 1);
        GanCoachOptions constant = new() { ObjectiveWeight = 0, Loss = images => torch.ones(images.shape[0]) };
        using var coach = _ml.Gan().RefineLatent(gan, GanLatentRefiner.Coach(constant)).Fit(latents);
        var error = Assert.ThrowsAny<Exception>(() => coach.Transform(latents).GetColumnValues("Latent"));
        Assert.Contains("A coach's Loss must be computed from the images", error.ToString());
    }

    [Fact]
    public void Leaves_latents_as_they_are_after_no_iterations()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 0).Fit(latents);
        Assert.Equal(Latents(latents), Latents(coach.Transform(latents)));
    }

    [Fact]
    public void Raises_the_score_of_the_images()
    {
        using var gan = TinyGan.Train(_ml, o => o.MaxIterations = 100);
        var latents = TinyGan.Latents(_ml, 64);
        var better = _ml.Gan().CoachLatent(gan, iterations: 20, learningRate: 0.05f).Fit(latents).Append(gan);
        var before = TinyGan.Read(_ml, gan.Transform(latents)).Average(r => r.Score);
        var after = TinyGan.Read(_ml, better.Transform(latents)).Average(r => r.Score);
        Assert.True(after > before, $"{before} → {after}");
    }

    [Fact]
    public void Writes_to_a_column_of_its_own_when_told()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 2, outputColumnName: "Coached", inputColumnName: "Latent").Fit(latents);
        var view = coach.Transform(latents);
        Assert.Equal(Latents(latents), Latents(view));
        Assert.NotEqual(Latents(latents), Latents(view, "Coached"));
    }

    [Fact]
    public void Starts_from_any_column_and_moves_it_the_same()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        using var usual = _ml.Gan().CoachLatent(gan, iterations: 2).Fit(latents);
        var renamed = _ml.Transforms.CopyColumns("Start", "Latent").Append(_ml.Transforms.DropColumns("Latent")).Fit(latents).Transform(latents);
        using var coach = _ml.Gan().CoachLatent(gan, iterations: 2, inputColumnName: "Start").Fit(renamed);
        var view = coach.Transform(renamed);
        Assert.Equal(Latents(usual.Transform(latents)), Latents(view));
        Assert.Equal(Latents(latents), Latents(view, "Start"));
    }

    [Theory]
    [InlineData(-1, 0.001f, LatentOptimizer.Adam, "iterations")]
    [InlineData(5, 0f, LatentOptimizer.Adam, "learningRate")]
    [InlineData(5, float.NaN, LatentOptimizer.Adam, "learningRate")]
    [InlineData(5, 0.001f, (LatentOptimizer)9, "optimizer")]
    public void Refuses_a_setting_out_of_range_by_name(int iterations, float learningRate, LatentOptimizer optimizer, string name)
    {
        using var gan = TinyGan.Train(_ml);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().CoachLatent(gan, iterations, learningRate, optimizer)).ParamName);
    }

    [Fact]
    public void Refuses_a_blank_column_by_name()
    {
        using var gan = TinyGan.Train(_ml);
        string? Blank(Func<LatentRefinementEstimator> make) => Assert.Throws<ArgumentException>(make).ParamName;
        Assert.Equal("outputColumnName", Blank(() => _ml.Gan().CoachLatent(gan, outputColumnName: " ")));
        Assert.Equal("outputColumnName", Blank(() => _ml.Gan().SearchLatent(gan, outputColumnName: null!)));
        Assert.Equal("inputColumnName", Blank(() => _ml.Gan().TruncateLatent(gan, inputColumnName: "")));
        Assert.Equal("labelColumnName", Blank(() => _ml.Gan().EvolveLatent(gan, labelColumnName: "")));
    }

    [Fact]
    public void Names_a_missing_column()
    {
        using var gan = TinyGan.Train(_ml);
        var coach = _ml.Gan().CoachLatent(gan, inputColumnName: "Noise");
        Assert.Contains("Could not find latent column 'Noise'", Assert.Throws<ArgumentOutOfRangeException>(() => coach.Fit(TinyGan.Latents(_ml))).Message);
    }
}
