using Microsoft.ML.GanRefinement.Model;
using Microsoft.ML.GanRefinement.Tests.Data;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Trainers.Standard;

[Collection(nameof(Trains))]
public sealed class LatentDistributionTests : IDisposable
{
    private readonly MLContext _ml = new(1);
    private readonly GanTransformer _gan;

    public LatentDistributionTests() => _gan = Train(LatentDistribution.Uniform);

    private GanTransformer Train(LatentDistribution distribution) => _ml.Gan().Standard(new StandardGanTrainer.Options
    {
        Networks = GanNetworks.Dcgan(4),
        LatentDistribution = distribution,
        ModeCollapsePenalty = new GanModeCollapsePenalty(),
        GeneratorEmaDecay = 0.5,
        MaxIterations = 2,
        BatchSize = 8,
        LatentSize = TinyGan.LatentSize,
        Seed = 3,
    }).Fit(ImageRows.View(_ml));

    public void Dispose() => _gan.Dispose();

    [Fact]
    public void Is_kept_by_the_trained_network_and_its_file()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(LatentDistribution.Uniform, _gan.LatentDistribution);
        Assert.Contains("\"prior\": \"uniform\"", _gan.Pair.Specification.ToJson());
        _ml.Model.Save(_gan, null, folder.File("gan.zip"));
        using var loaded = (GanTransformer)_ml.Model.Load(folder.File("gan.zip"), out _);
        Assert.Equal(LatentDistribution.Uniform, loaded.LatentDistribution);
        // Data without latents have them drawn.
        var rows = ImageRows.View(_ml, 9);
        Assert.Equal(TinyGan.Pixels(_ml, _gan.Transform(rows)), TinyGan.Pixels(_ml, loaded.Transform(rows)));
    }

    [Fact]
    public void Decides_what_is_drawn_for_the_network_everywhere()
    {
        var sampled = Latents(_ml.Gan().SampleLatents(_gan, 40, seed: 2));
        Assert.All(sampled, value => Assert.InRange(value, -1f, 1f));
        Assert.True(sampled.Average(v => (double)v * v) is > 0.25 and < 0.42);
        var rows = ImageRows.View(_ml, 40);
        Assert.All(Latents(_ml.Gan().AppendLatents(_gan, seed: 2).Fit(rows).Transform(rows)), value => Assert.InRange(value, -1f, 1f));
        var drawn = new float[TinyGan.LatentSize];
        _gan.Pair.Specification.CreatePrior().Fill(5, drawn);
        Assert.All(drawn, value => Assert.InRange(value, -1f, 1f));
    }

    [Fact]
    public void Decides_the_training()
    {
        using var normal = Train(LatentDistribution.Normal);
        Assert.NotEqual(Weights.Bytes(normal.Pair.Networks.Generator), Weights.Bytes(_gan.Pair.Networks.Generator));
        Assert.Equal(LatentDistribution.Normal, normal.LatentDistribution);
        Assert.Contains("\"prior\": \"normal\"", normal.Pair.Specification.ToJson());
    }

    [Theory]
    [InlineData("\"gamma\"")]
    [InlineData("1")]
    public void A_file_that_names_an_unknown_one_is_refused(string prior) =>
        Assert.Throws<FormatException>(() => GanSpecification.FromJson(_gan.Pair.Specification.ToJson().Replace("\"uniform\"", prior)));

    private static float[] Latents(IDataView view) => [.. TestColumns.Vectors<float>(view, "Latent").SelectMany(l => l)];
}
