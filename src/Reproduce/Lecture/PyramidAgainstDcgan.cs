using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>A Laplacian pyramid beside a DCGAN, for the same seconds.</summary>
internal static class PyramidAgainstDcgan
{
    private const double Seconds = 25;
    private const int Count = 2_000;
    private const int Shown = 12;

    public static Demonstration Create() => new("pyramid", "A Laplacian pyramid beside a DCGAN", Run);

    private static Outcome Run(Stage stage)
    {
        FashionDataset dataset = new(stage.Images);
        dataset.Prepare();
        (string Name, GanNetworks Networks)[] all = [("DCGAN", GanNetworks.Dcgan(8)), ("pyramid, 2 levels", GanNetworks.LaplacianPyramid(2, 8))];
        List<ImageRow> rows = [];
        List<string> table = [];
        List<double> distances = [];
        foreach (var (name, networks) in all)
        {
            var ml = Stage.Context();
            var (gan, iterations) = Train(ml, networks, stage.Images.Train, Seconds * Math.Min(1, stage.Iterations(100) / 100.0));
            using (gan)
            {
                var latents = ml.Gan().SampleLatents(gan, Count, seed: 5);
                distances.Add(dataset.Measure(ml, gan, latents, everything: false).Values[Metric.Frechet.Key]);
                rows.Add(new(name, [.. gan.Transform(latents).GetColumn<float[]>("GeneratedImage").Take(Shown)]));
            }

            table.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {iterations:N0} | {distances[^1]:0.0} |\n"));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"after {Seconds} s each, one seed, the Fréchet distance of {Count:N0} samples is {distances[0]:0.0} for the DCGAN and {distances[1]:0.0} "
                    + $"for the pyramid"),
            string.Create(CultureInfo.InvariantCulture,
                $"`GanNetworks.LaplacianPyramid` with two levels (8×8, 16×16, 32×32) and a DCGAN, 8 channels each, latents of 64, batches of 32, Adam at "
                    + $"0.0005, Fashion-MNIST, {Seconds} s of the training thread. The distance is on the classifier's features of the other pages, to "
                    + $"the test images. All levels of the pyramid learn at once, unlike LAPGAN's.\n\n")
            + "|  | iterations | Fréchet distance |\n| --- | --- | --- |\n" + string.Concat(table) + "\n"
            + stage.Picture("First samples", new ImageTable(rows, ExperimentContext.Side).Save));
    }

    private static (GanTransformer Gan, int Iterations) Train(MLContext ml, GanNetworks networks, IDataView data, double seconds)
    {
        using CancellationTokenSource enough = new();
        StageTimer timer = new(() => ProcessorTime.Seconds);
        StandardGanTrainer.Options options = new()
        {
            Networks = networks,
            LatentSize = 64,
            BatchSize = 32,
            GeneratorLearningRate = 5e-4,
            DiscriminatorLearningRate = 5e-4,
            GeneratorLatents = GeneratorLatents.Fresh,
            Seed = Stage.Seed,
            MaxIterations = 1_000_000,
            ProgressInterval = 10,
            CancellationToken = enough.Token,
            CancellationBehavior = CancellationBehavior.ReturnLast,
            OnProgress = progress =>
            {
                timer.Observe(progress);
                if (timer.Seconds >= seconds)
                    enough.Cancel();
            },
        };
        var gan = ml.Gan().Standard(options).Fit(data);
        return (gan, timer.LastIteration);
    }
}
