using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement.Networks;
using Microsoft.ML.GanRefinement.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Model;

/// <summary>Networks with an encoder: trained, in both directions, and saved.</summary>
[Collection(nameof(RunsAlone))]
public class GanEncoderTransformerTests
{
    private const int LatentSize = 5;

    public static TheoryData<string> Methods => ["BiGan", "AdversarialAutoencoder", "VariationalAutoencoder", "InfoGan", "InfoGan, categories", "CatGan"];

    private static GanTrainer Trainer(MLContext ml, string method, int iterations = 2, string? checkpoints = null, Action<GanTrainerOptions>? change = null)
    {
        T Small<T>(T options)
            where T : GanTrainerOptions
        {
            (options.MaxIterations, options.BatchSize, options.LatentSize, options.Seed) = (iterations, 6, LatentSize, 1);
            options.Networks = new GanNetworks(options.Networks.Template with { BaseChannels = 4 });
            options.CheckpointDirectory = checkpoints;
            change?.Invoke(options);
            return options;
        }

        var gan = ml.Gan();
        return method switch
        {
            "BiGan" => gan.BiGan(Small(new BiGanTrainer.Options())),
            "AdversarialAutoencoder" => gan.AdversarialAutoencoder(Small(new AdversarialAutoencoderTrainer.Options())),
            "VariationalAutoencoder" => gan.VariationalAutoencoder(Small(new VariationalAutoencoderTrainer.Options())),
            "InfoGan" => gan.InfoGan(Small(new InfoGanTrainer.Options())),
            "CatGan" => gan.CatGan(Small(new CatGanTrainer.Options { Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { Categories = 3 }) })),
            _ => gan.InfoGan(Small(new InfoGanTrainer.Options
            {
                Networks = GanNetworks.Dcgan(options: new GanNetworkOptions { LatentCodes = 1, LatentCategories = 3 }),
            })),
        };
    }

    private static float[] Codes(ITransformer encoder, IDataView images) =>
        [.. encoder.Transform(images).GetColumn<float[]>("Latent").SelectMany(v => v)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Maps_images_to_latents_and_back_and_is_saved_with_the_network(string method)
    {
        var ml = new MLContext(1);
        var images = ImageRows.View(ml, 12);
        using var gan = Trainer(ml, method).Fit(images);
        using var encoder = ml.Gan().Encoder(gan);
        Assert.Equal(method switch { "InfoGan" => 2, "InfoGan, categories" => 4, "CatGan" => 3, _ => LatentSize }, encoder.CodeSize);
        Assert.Equal(12 * encoder.CodeSize, Codes(encoder, images).Length);
        Assert.True(Codes(encoder, images).Distinct().Count() > 12);

        if (method == "CatGan")
            Assert.All(encoder.Transform(images).GetColumn<float[]>("Latent"), probabilities => Assert.Equal(1, probabilities.Sum(), 1e-5));

        using var folder = new TemporaryFolder();
        ml.Model.Save(encoder, images.Schema, folder.File("encoder.zip"));
        var loaded = new MLContext().Model.Load(folder.File("encoder.zip"), out _);
        Assert.Equal(Codes(encoder, images), Codes(loaded, images));
        (loaded as IDisposable)?.Dispose();
        if (encoder.CodeSize < LatentSize)
            return;
        var chain = encoder.Append(gan);
        ml.Model.Save(chain, images.Schema, folder.File("chain.zip"));
        var again = new MLContext().Model.Load(folder.File("chain.zip"), out _);
        float[] Reconstructed(ITransformer both) => [.. both.Transform(images).GetColumn<float[]>("GeneratedImage").SelectMany(v => v)];
        Assert.Equal(Reconstructed(chain), Reconstructed(again));
        (again as IDisposable)?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Moves_every_parameter_and_resumes_to_the_same_bits(string method)
    {
        var ml = new MLContext(1);
        var images = ImageRows.View(ml, 12);
        byte[] Bytes(GanTransformer gan) => [.. Weights.Bytes(gan.Pair.Networks.Generator), .. Weights.Bytes(gan.Pair.Networks.Discriminator)];
        using var whole = Trainer(ml, method, 3).Fit(images);
        using var random = new torch.Generator(1);
        using var start = NetworkPairFactory.Create(whole.Pair.Specification.Networks, random, CPU);
        foreach (var (was, now) in start.Generator.named_parameters().Concat(start.Discriminator.named_parameters())
            .Zip(whole.Pair.Networks.Generator.parameters().Concat(whole.Pair.Networks.Discriminator.parameters())))
        {
            Assert.True((was.parameter - now).abs().max().ToDouble() > 0, was.name);
        }

        using var folder = new TemporaryFolder();
        Trainer(ml, method, 1, folder.File("checkpoints")).Fit(images).Dispose();
        using var resumed = Trainer(ml, method, 3, folder.File("checkpoints")).Fit(images);
        var all = whole.Pair.Networks.Generator.state_dict().Keys.Concat(whole.Pair.Networks.Discriminator.state_dict().Keys);
        Assert.Equal([], all.Zip(whole.Pair.Networks.Generator.state_dict().Values.Concat(whole.Pair.Networks.Discriminator.state_dict().Values),
            resumed.Pair.Networks.Generator.state_dict().Values.Concat(resumed.Pair.Networks.Discriminator.state_dict().Values))
            .Where(each => !each.Second.Equals(each.Third)).Select(each => each.First));
        Assert.Equal(Bytes(whole), Bytes(resumed));
    }

    [Theory]
    [InlineData("AdversarialAutoencoder")]
    [InlineData("VariationalAutoencoder")]
    public void An_autoencoder_learns_to_reconstruct(string method)
    {
        var ml = new MLContext(1);
        var images = ImageRows.View(ml);
        double Error(int iterations)
        {
            using var gan = Trainer(ml, method, iterations, change: o => (o.BatchSize, o.GeneratorLearningRate) = (16, 5e-3)).Fit(images);
            using var encoder = ml.Gan().Encoder(gan);
            return encoder.Append(gan).Transform(images).GetColumn<float[]>("GeneratedImage")
                .Zip(images.GetColumn<float[]>("Image"), (a, b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Average()).Average();
        }

        Assert.True(Error(60) < 0.4 * Error(1));
    }

    [Fact]
    public void What_does_not_go_together_is_refused_with_what_to_do()
    {
        var ml = new MLContext(1);
        string Refused(Action<GanTrainerOptions> change) => Assert.Throws<ArgumentException>(() => Trainer(ml, "BiGan", change: change)).Message;
        Assert.Contains("GanNetworkOptions.Encoder to Bidirectional", Refused(o => o.Networks = GanNetworks.Dcgan(4)));
        Assert.Contains("GanObjective.Bidirectional()", Refused(o => o.Objective = GanObjective.Hinge()));
        Assert.Contains("LabelColumnName must be null", Refused(o => o.LabelColumnName = "Label"));
        Assert.Contains("leave those out", Refused(o => o.Unrolling = new GanUnrolling()));
        foreach (var conditioning in new[] { ClassConditioning.Projection, ClassConditioning.LabelConcatenation })
        {
            using var told = Trainer(ml, "CatGan", change: o => (o.LabelColumnName, o.Networks) =
                ("Label", GanNetworks.Dcgan(4, new GanNetworkOptions { Categories = 3, Conditioning = conditioning }))).Fit(ImageRows.View(ml, 12));
            Assert.Contains($"Conditioning is {conditioning}", Assert.Throws<ArgumentException>(() => ml.Gan().Encoder(told)).Message);
        }
        var options = new StandardGanTrainer.Options { MaxIterations = 1, BatchSize = 6, LatentSize = 5, Networks = GanNetworks.Dcgan(4) };
        using var plain = ml.Gan().Standard(options).Fit(ImageRows.View(ml, 12));
        Assert.Contains("has no encoder", Assert.Throws<ArgumentException>(() => ml.Gan().Encoder(plain)).Message);
    }
}
