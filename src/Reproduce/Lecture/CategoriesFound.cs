using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>InfoGAN's categories on small Fashion-MNIST: what they find without a label.</summary>
internal static class CategoriesFound
{
    private const int Side = 16;
    private const int Categories = 10;
    private const int Shown = 12;
    private const int Count = 2_000;
    private const int Full = 1_000;

    public static Demonstration Create() => new("infogan", "InfoGAN's categories", Run);

    private static Outcome Run(Stage stage)
    {
        var ml = Stage.Context();
        List<double> entropies = [];
        InfoGanTrainer.Options options = new()
        {
            Networks = GanNetworks.Dcgan(8, new GanNetworkOptions { LatentCategories = Categories, LatentCodes = 2 }),
            LatentSize = 32,
            BatchSize = 32,
            MaxIterations = stage.Iterations(Full),
            Seed = Stage.Seed,
            ProgressInterval = 10,
            OnProgress = progress => entropies.Add(progress.DiscriminatorTerms["mutualInformation"]),
        };
        using var gan = ml.Gan().InfoGan(options).Fit(FashionMnist.Train(ml, stage.DataFolder, Side));
        using var encoder = ml.Gan().Encoder(gan);
        var test = ml.Data.TakeRows(FashionMnist.Test(ml, stage.DataFolder, Side), Count);
        int[] found = [.. encoder.Transform(test).GetColumn<float[]>("Latent").Select(Category)];
        uint[] labels = [.. test.GetColumn<uint>("Label")];
        var purity = found.Zip(labels).GroupBy(one => one.First).Sum(group => group.CountBy(one => one.Second).Max(one => one.Value)) / (double)found.Length;

        // What the network was asked for, and what it reads of its own samples.
        var latents = ml.Gan().SampleLatents(gan, Count, seed: 5);
        var generated = gan.Transform(latents);
        int[] asked = [.. latents.GetColumn<float[]>("Latent").Select(Category)];
        ITransformer rename = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated);
        var samples = ml.Transforms.DropColumns("Latent").Fit(generated).Transform(rename.Transform(generated));
        int[] read = [.. encoder.Transform(samples).GetColumn<float[]>("Latent").Select(Category)];
        var agreement = asked.Zip(read, (a, b) => a == b ? 1.0 : 0).Average();
        float[][] images = [.. generated.GetColumn<float[]>("GeneratedImage")];
        ImageRow[] rows =
        [
            .. Enumerable.Range(0, Categories).Select(category => new ImageRow(
                $"category {category}", [.. images.Where((_, i) => asked[i] == category).Take(Shown)])),
        ];
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"after {options.MaxIterations:N0} iterations the encoder reads the category of {agreement:P0} of generated samples, and of {Count:N0} "
                    + $"test images {purity:P0} have the commonest class of their category (10 % would be chance)"),
            string.Create(CultureInfo.InvariantCulture,
                $"`InfoGan` with {Categories} `LatentCategories` and 2 `LatentCodes` on Fashion-MNIST at {Side}×{Side}, a DCGAN of 8 channels, batches of "
                    + $"32, no labels. The information term of the discriminator's loss, with the codes' share, falls from {entropies[0]:0.00} to "
                    + $"{entropies.TakeLast(10).Average():0.00}; ln 10 = 2.30 is what categories that cannot be read would leave.\n\n")
            + stage.Picture("A row for each category", new ImageTable(rows, Side).Save));
    }

    private static int Category(float[] latent) => latent.Take(Categories).Select((value, i) => (value, i)).Max().i;
}
