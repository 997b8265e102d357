using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>BiGAN, adversarial and variational autoencoder on small Fashion-MNIST: from images to latents and back, and the other way round.</summary>
internal static class BothDirections
{
    private const int Side = 16;
    private const int Shown = 12;
    private const int Count = 2_000;
    private const int LatentSize = 16;
    private const int Full = 6_000;
    private const double Rate = 5e-4;

    public static Demonstration Create() => new("encoders", "From images to latents and back", Run);

    private static Outcome Run(Stage stage)
    {
        var ml = Stage.Context();
        var train = FashionMnist.Train(ml, stage.DataFolder, Side);
        var test = ml.Data.Cache(ml.Data.TakeRows(FashionMnist.Test(ml, stage.DataFolder, Side), Count));
        var real = Images(ml, test, "Image");
        var mean = real[0].Select((_, i) => real.Average(image => image[i])).ToArray();
        var spread = Error(real, [.. real.Select(_ => Array.ConvertAll(mean, value => (float)value))]);
        (string Name, GanTrainerOptions Options)[] methods =
        [
            ("BiGAN", Options(stage, new BiGanTrainer.Options(), GanEncoder.Bidirectional)),
            ("adversarial autoencoder", Options(stage, new AdversarialAutoencoderTrainer.Options(), GanEncoder.Adversarial)),
            ("variational autoencoder", Options(stage, new VariationalAutoencoderTrainer.Options(), GanEncoder.Variational)),
        ];
        List<ImageRow> rows = [new("test images", [.. real.Take(Shown)])];
        List<string> table = [];
        List<double> shares = [];
        foreach (var (name, options) in methods)
        {
            using var gan = TrainerFor.Options(ml, options).Fit(train);
            using var encoder = ml.Gan().Encoder(gan);
            var rebuilt = Images(ml, encoder.Append(gan).Transform(test), "GeneratedImage");
            var latents = ml.Gan().SampleLatents(gan, Count, seed: 5);
            var generated = gan.Transform(latents);
            var renamed = ml.Transforms.CopyColumns("Image", "GeneratedImage").Fit(generated).Transform(generated);
            using var back = ml.Gan().Encoder(gan, outputColumnName: "Read");
            float[][] drawn = [.. latents.GetColumn<float[]>("Latent")], read = [.. back.Transform(renamed).GetColumn<float[]>("Read")];
            var classifier = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(featureColumnName: "Latent")
                .Fit(ml.Data.Cache(encoder.Transform(ml.Data.TakeRows(train, 5_000))));
            var accuracy = ml.MulticlassClassification.Evaluate(classifier.Transform(encoder.Transform(test))).MicroAccuracy;
            shares.Add(Error(real, rebuilt) / spread);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {shares[^1]:0.00} | {Error(drawn, read):0.00} | {accuracy:P0} |\n"));
            rows.Add(new(name, [.. rebuilt.Take(Shown)], "reconstructed"));
            rows.Add(new(null, [.. Images(ml, generated, "GeneratedImage").Take(Shown)], "sampled"));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"reconstructions of {Count:N0} test images differ from them by {shares[0]:0.00} (BiGAN), {shares[1]:0.00} (adversarial) and "
                    + $"{shares[2]:0.00} (variational autoencoder) of their variance"),
            string.Create(CultureInfo.InvariantCulture,
                $"`BiGan`, `AdversarialAutoencoder` and `VariationalAutoencoder`, Fashion-MNIST at {Side}×{Side}, DCGANs of 8 channels, latents of "
                    + $"{LatentSize}, batches of 32, rates of {Rate}, {stage.Iterations(Full):N0} iterations, no labels, one seed. `encoder.Append(gan)` maps "
                    + $"images to images; their mean squared error is given as a share of the images' variance (1: no better than the mean image). "
                    + $"`gan.Append(encoder)` maps latents to latents, whose values have variance 1 (1: reads nothing; above: reads something else). The "
                    + $"accuracy is that of ML.NET's maximum entropy classifier on latents of test images, trained on those of 5,000 others.\n\n")
            + "|  | image → latent → image ↓ | latent → image → latent ↓ | classes read from latents ↑ |\n| --- | --- | --- | --- |\n" + string.Concat(table)
            + "\n" + stage.Picture("Test images, what comes back of them, and samples of the prior", new ImageTable(rows, Side).Save));
    }

    private static T Options<T>(Stage stage, T options, GanEncoder encoder)
        where T : GanTrainerOptions
    {
        options.Networks = SmallTraining.Networks(new() { Encoder = encoder });
        (options.LatentSize, options.BatchSize, options.MaxIterations, options.Seed) = (LatentSize, 32, stage.Iterations(Full), Stage.Seed);
        (options.GeneratorLearningRate, options.DiscriminatorLearningRate) = (Rate, Rate);
        return options;
    }

    private static float[][] Images(MLContext ml, IDataView data, string column) =>
        [.. ml.Gan().PixelFeatures("Pixels", column).Fit(data).Transform(data).GetColumn<float[]>("Pixels")];

    private static double Error(float[][] left, float[][] right) =>
        left.Zip(right, (one, other) => one.Zip(other, (a, b) => ((double)a - b) * (a - b)).Average()).Average();
}
