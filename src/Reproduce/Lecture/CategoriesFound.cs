using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>InfoGAN's and CatGAN's categories on small Fashion-MNIST, and those of k-means: what they find without a label.</summary>
internal static class CategoriesFound
{
    private const int Side = 16;
    private const int Categories = 10;
    private const int Shown = 12;
    private const int Count = 2_000;
    private const int Full = 1_000;

    public static Demonstration Create() => new("categories", "InfoGAN's and CatGAN's categories", Run);

    private static Outcome Run(Stage stage)
    {
        var ml = Stage.Context();
        var train = FashionMnist.Train(ml, stage.DataFolder, Side);
        var test = ml.Data.Cache(ml.Data.TakeRows(FashionMnist.Test(ml, stage.DataFolder, Side), Count));
        float[][] real = [.. ml.Gan().PixelFeatures(outputColumnName: "Pixels").Fit(test).Transform(test).GetColumn<float[]>("Pixels")];
        uint[] labels = [.. test.GetColumn<uint>("Label")];
        List<double> entropies = [];
        var info = Options(stage, new InfoGanTrainer.Options(), new() { LatentCategories = Categories, LatentCodes = 2 });
        info.OnProgress = progress => entropies.Add(progress.DiscriminatorTerms["mutualInformation"]);
        using var gan = ml.Gan().InfoGan(info).Fit(train);
        using var encoder = ml.Gan().Encoder(gan);
        using var catGan = ml.Gan().CatGan(Options(stage, new CatGanTrainer.Options(), new() { Categories = Categories })).Fit(train);
        using var catEncoder = ml.Gan().Encoder(catGan);
        int[] byInfo = Largest(encoder, test), byCat = Largest(catEncoder, test);
        var clusters = ml.Clustering.Trainers.KMeans(new Microsoft.ML.Trainers.KMeansTrainer.Options
        {
            FeatureColumnName = "Pixels",
            NumberOfClusters = Categories,
            NumberOfThreads = 1,
        });
        var pixels = ml.Gan().PixelFeatures(outputColumnName: "Pixels").Fit(train);
        var kMeans = clusters.Fit(pixels.Transform(ml.Data.TakeRows(train, 10_000)));
        int[] byKMeans = [.. kMeans.Transform(pixels.Transform(test)).GetColumn<uint>("PredictedLabel").Select(cluster => (int)cluster - 1)];

        // What the network was asked for, and what it reads of its own samples.
        var latents = ml.Gan().SampleLatents(gan, Count, seed: 5);
        var generated = gan.Transform(latents);
        int[] asked = [.. latents.GetColumn<float[]>("Latent").Select(Category)];
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        var samples = ml.Transforms.DropColumns("Latent").Fit(generated).Transform(rename.Transform(generated));
        var agreement = asked.Zip(Largest(encoder, samples), (a, b) => a == b ? 1.0 : 0).Average();
        float[][] images = [.. generated.GetColumn<float[]>("GeneratedImage")];
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"of {Count:N0} test images {Purity(byInfo, labels):P0} (InfoGAN), {Purity(byCat, labels):P0} (CatGAN) and {Purity(byKMeans, labels):P0} "
                    + $"(k-means on pixels) have the commonest class of their category; InfoGAN reads the category of {agreement:P0} of its own samples"),
            string.Create(CultureInfo.InvariantCulture,
                $"`InfoGan` with {Categories} `LatentCategories` and 2 `LatentCodes`, `CatGan` with {Categories} `Categories`: Fashion-MNIST at "
                    + $"{Side}×{Side}, DCGANs of 8 channels, batches of 32, {info.MaxIterations:N0} iterations, no labels. `ml.Gan().Encoder(gan)` gives a "
                    + $"real image's category. InfoGAN's information term, with the codes' share, falls from {entropies[0]:0.00} to "
                    + $"{entropies.TakeLast(10).Average():0.00}; ln 10 = 2.30 is what categories that cannot be read would leave. *Purity* is the share of "
                    + $"images with the commonest class of their category: 10 % by chance. k-means is ML.NET's, on the pixels of 10,000 images.\n\n")
            + "|  | categories used | purity |\n| --- | --- | --- |\n"
            + Row("InfoGAN", byInfo, labels) + Row("CatGAN", byCat, labels) + Row("k-means", byKMeans, labels) + "\n"
            + stage.Picture("InfoGAN: samples, a row for each category", Table(images, asked).Save) + "\n"
            + stage.Picture("CatGAN: test images, a row for each category", Table(real, byCat).Save, "-catgan"));
    }

    private static T Options<T>(Stage stage, T options, GanNetworkOptions networks)
        where T : GanTrainerOptions
    {
        (options.Networks, options.LatentSize, options.BatchSize) = (GanNetworks.Dcgan(8, networks), 32, 32);
        (options.MaxIterations, options.Seed, options.ProgressInterval) = (stage.Iterations(Full), Stage.Seed, 10);
        return options;
    }

    private static ImageTable Table(float[][] images, int[] categories) => new(
        [
            .. Enumerable.Range(0, Categories)
                .Select(category => new ImageRow($"category {category}", [.. images.Where((_, i) => categories[i] == category).Take(Shown)]))
                .Where(row => row.Images.Count > 0),
        ],
        Side);

    private static string Row(string name, int[] found, uint[] labels) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {found.Distinct().Count()} | {Purity(found, labels):P0} |\n");

    private static double Purity(int[] found, uint[] labels) =>
        found.Zip(labels).GroupBy(one => one.First).Sum(group => group.CountBy(one => one.Second).Max(one => one.Value)) / (double)found.Length;

    private static int[] Largest(ITransformer encoder, IDataView images) => [.. encoder.Transform(images).GetColumn<float[]>("Latent").Select(Category)];

    private static int Category(float[] latent) => latent.Take(Categories).Select((value, i) => (value, i)).Max().i;
}
