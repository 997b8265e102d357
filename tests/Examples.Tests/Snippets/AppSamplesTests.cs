using System.Globalization;
using System.Net;
using GanRefinement.Examples.Snippets;
using GanRefinement.Examples.Tests.Demo;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Tests.Snippets;

/// <summary>The samples for apps do what they say.</summary>
public sealed class AppSamplesTests : IDisposable
{
    private const int LatentSize = 4;
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_Fit_trains_and_coaches_and_the_loaded_chain_makes_the_same_pictures()
    {
        var images = Images();
        using var chain = TrainAndCoach.Fit(_ml, images, Options());
        _ml.Model.Save(chain, images.Schema, _folder.File("chain.zip"));
        var loaded = new MLContext().Model.Load(_folder.File("chain.zip"), out _);
        Assert.Equal(Pictures(chain.Transform(images)), Pictures(loaded.Transform(images)));
    }

    [Fact]
    public void A_file_of_latents_is_refined_row_by_row()
    {
        var images = Images();
        using var gan = _ml.Gan().Standard(Plain()).Fit(images);
        _ml.Model.Save(gan, images.Schema, _folder.File("gan.zip"));
        File.WriteAllLines(_folder.File("latents.csv"), Enumerable.Range(1, 5).Select(i => $"{i}, 0.5, -1, 0".Replace(" ", "", StringComparison.Ordinal)));

        var coach = GanLatentRefiner.Coach(iterations: 5, learningRate: 0.05);
        Assert.Equal(5, BatchRefinement.Run(_ml, _folder.File("gan.zip"), _folder.File("latents.csv"), _folder.File("refined.csv"), coach));
        Assert.Equal(5, BatchRefinement.Run(_ml, _folder.File("gan.zip"), _folder.File("latents.csv"), _folder.File("as-is.csv"),
            GanLatentRefiner.Coach(iterations: 0)));

        var (before, after) = (Rows("as-is.csv"), Rows("refined.csv"));
        Assert.Equal([1, 0.5f, -1, 0], before[0][1..]);
        Assert.All(after, row => Assert.Equal(1 + LatentSize, row.Length));
        Assert.True(after.Average(row => row[0]) > before.Average(row => row[0]));
    }

    [Fact]
    public async Task The_web_API_answers_while_its_model_is_replaced()
    {
        var images = Images();
        using (var gan = _ml.Gan().FastRobGan(Options()).Fit(images))
            _ml.Model.Save(gan, images.Schema, _folder.File("gan.zip"));
        await using var app = ImageApi.Create(_folder.File("gan.zip"), "http://127.0.0.1:0");
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Contains("Bag", await client.GetStringAsync("/classes"), StringComparison.Ordinal);
        var first = await client.GetByteArrayAsync("/image?class=Bag&seed=3");

        using CancellationTokenSource done = new();
        var clients = Enumerable.Range(0, 3).Select(async _ =>
        {
            var answers = 0;
            for (; !done.IsCancellationRequested; answers++)
                Assert.Equal(first, await client.GetByteArrayAsync("/image?class=Bag&seed=3"));
            return answers;
        }).ToList();
        for (var version = 2; version < 8; version++)
        {
            using var reloaded = await client.PostAsync("/reload", null);
            Assert.Equal($"{version}", await reloaded.Content.ReadAsStringAsync());
        }
        await done.CancelAsync();
        Assert.All(await Task.WhenAll(clients), answers => Assert.True(answers > 0));
        using var unknown = await client.GetAsync("/image?class=Hat");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        await app.StopAsync();
    }

    private static StandardGanTrainer.Options Plain() =>
        new() { MaxIterations = 3, BatchSize = 4, LatentSize = LatentSize, Networks = GanNetworks.Dcgan(2), Seed = 1 };

    private static FastRobGanTrainer.Options Options() =>
        new() { MaxIterations = 2, BatchSize = 4, LatentSize = LatentSize, Networks = GanNetworks.Dcgan(2), Seed = 1 };

    private static byte[] Pictures(IDataView view)
    {
        List<byte> pixels = [];
        foreach (var picture in view.GetColumn<MLImage>("GeneratedImage").Take(4))
            pixels.AddRange(picture.Pixels);
        return [.. pixels];
    }

    private IDataView Images()
    {
        TinyFashion.Write(_folder.Path, train: 20, test: 10);
        return Programs.FashionMnist.Train(_ml, _folder.Path, side: 8);
    }

    private float[][] Rows(string name) =>
        [.. File.ReadAllLines(_folder.File(name)).Select(line => line.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
}
