using System.IO.Compression;
using Microsoft.ML.GanRefinement.Tests.Support;

namespace Microsoft.ML.GanRefinement.Tests.Model;

[Collection(nameof(Trains))]
public class ModelFileTests
{
    private readonly MLContext _ml = new(1);

    private byte[] Save(ITransformer model, IDataView latents)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, latents.Schema, stream);
        return stream.ToArray();
    }

    private static ITransformer Load(byte[] file) => new MLContext().Model.Load(new MemoryStream(file), out _);

    private (byte[] File, float[] Images, IDataView Latents) Coached()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml, 20);
        var model = _ml.Gan().CoachLatent(gan, iterations: 3, learningRate: 0.05f, optimizer: LatentOptimizer.Sgd).Fit(latents).Append(gan);
        return (Save(model, latents), TinyGan.Pixels(_ml, model.Transform(latents)), latents);
    }

    [Fact]
    public void Loads_without_registration_and_gives_the_same_bits()
    {
        var (file, images, latents) = Coached();
        Assert.Equal(images, TinyGan.Pixels(_ml, Load(file).Transform(latents)));
    }

    [Fact]
    public void Saves_the_loaded_model_as_it_was()
    {
        var (file, images, latents) = Coached();
        var again = Save(Load(file), latents);
        Assert.Equal(images, TinyGan.Pixels(_ml, Load(again).Transform(latents)));
        Assert.Equal(Entries(file).Keys, Entries(again).Keys);
        Assert.All(Entries(file), e => Assert.Equal(e.Value, Entries(again)[e.Key]));
    }

    [Fact]
    public void Stores_a_shared_pair_once()
    {
        var (file, _, _) = Coached();
        Assert.Single(Entries(file).Keys, name => name.EndsWith("generator.weights"));
        Assert.Single(Entries(file).Keys, name => name.EndsWith("discriminator.weights"));
    }

    [Fact]
    public void Works_inside_a_chain_with_built_in_transforms()
    {
        using var gan = TinyGan.Train(_ml);
        var latents = TinyGan.Latents(_ml);
        var chain = _ml.Transforms.CopyColumns("Original", "Latent")
            .Append(_ml.Gan().CoachLatent(gan, iterations: 2))
            .Fit(latents)
            .Append(gan);
        var file = Save(chain, latents);
        Assert.Equal(TinyGan.Pixels(_ml, chain.Transform(latents)), TinyGan.Pixels(_ml, Load(file).Transform(latents)));
        Assert.Equal(latents.GetColumnValues("Latent"), Load(file).Transform(latents).GetColumnValues("Original"));
    }

    [Fact]
    public void Gives_a_prediction_engine_the_same_bits()
    {
        using var gan = TinyGan.Train(_ml);
        var file = Save(gan, TinyGan.Latents(_ml));
        using var loaded = (IDisposable)Load(file);
        using var before = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow, TinyGan.Generated>(gan, new PredictionEngineOptions { OwnsTransformer = false });
        using var after = _ml.Model.CreatePredictionEngine<TinyGan.LatentRow,
            TinyGan.Generated>((ITransformer)loaded, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (var row in TinyGan.Rows(10))
            Assert.Equal(before.Predict(row).GeneratedImage, after.Predict(row).GeneratedImage);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Refuses_a_truncated_file(double share)
    {
        var (file, _, _) = Coached();
        var error = Assert.ThrowsAny<Exception>(() => Load(file[..(int)(file.Length * share)]));
        Assert.True(error is InvalidDataException or FormatException or InvalidOperationException, error.ToString());
    }

    [Theory]
    [InlineData("specification.json", "{ \"method\": 1")]
    [InlineData("specification.json", "{}")]
    [InlineData("generator.weights", "no weights at all")]
    [InlineData("discriminator.weights", "")]
    [InlineData("specification.json", null)]
    [InlineData("generator.weights", null)]
    public void Names_the_stream_that_is_damaged_or_missing(string name, string? content)
    {
        var (file, _, _) = Coached();
        var error = Assert.ThrowsAny<Exception>(() => Load(Replace(file, name, content)));
        Assert.Contains(Chain(error), e => e is FormatException && (e.Message.Contains(name) || e.Message.Contains("specification")));
    }

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }

    private static SortedDictionary<string, byte[]> Entries(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            entries[entry.FullName] = content.ToArray();
        }
        return entries;
    }

    private static byte[] Replace(byte[] file, string name, string? content)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in Entries(file))
            {
                var replaced = path.EndsWith(name, StringComparison.Ordinal);
                if (replaced && content is null)
                    continue;
                using var stream = zip.CreateEntry(path).Open();
                stream.Write(replaced ? System.Text.Encoding.UTF8.GetBytes(content!) : bytes);
            }
        }
        return result.ToArray();
    }
}
