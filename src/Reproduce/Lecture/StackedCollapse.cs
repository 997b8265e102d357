using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Mode collapse and cycling on stacked colour, whose thousand modes a classifier tells apart.</summary>
internal static class StackedCollapse
{
    private const int Full = 1_500;
    private const int Snapshots = 24;
    private const int Count = 256;
    private const int Shown = 10;

    public static Demonstration Create() => new("collapse", "Mode collapse and cycling on stacked colour", Run);

    private static Outcome Run(Stage stage)
    {
        ColorDataset dataset = new(stage.Images);
        dataset.Prepare();
        var collapsing = Train(stage, dataset, GeneratorNormalization.None, generatorRate: 2e-3);
        var steady = Train(stage, dataset, GeneratorNormalization.Batch, generatorRate: 5e-4);
        PanelSheet sheet = new(2);
        foreach (var (name, course) in new[] { ("collapsing", collapsing), ("steady", steady) })
            sheet.Add(new Panel($"{name}: snapshots alike", 1) { Field = Alike(course) });

        Line Modes(string name, List<Snapshot> course) =>
            new(name, [.. course.Select(one => ((double)one.Iteration, (double)one.Classified.CapturedModes))]);
        Line Neighbours(string name, List<Snapshot> course) =>
            new(name, [.. course.Skip(1).Select((one, i) => ((double)one.Iteration, Overlap(one, course[i])))]);
        ImageRow[] rows = [.. Rows("collapsing", collapsing), .. Rows("steady", steady)];
        (int Modes, double Neighbours) Late(List<Snapshot> course)
        {
            var late = course.Skip(course.Count / 2).ToArray();
            return ((int)late.Average(one => one.Classified.CapturedModes), late.Skip(1).Select((one, i) => Overlap(one, late[i])).Average());
        }

        var (bad, good) = (Late(collapsing), Late(steady));
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"over the second half {Count} samples show {bad.Modes} modes in the mean in the run that should collapse, {good.Modes} in the steady one"
                    + $"{(bad.Modes < good.Modes ? "" : ", so nothing collapsed that should")}, and one "
                    + $"snapshot's classes overlap with the next one's by {bad.Neighbours:0.00} and {good.Neighbours:0.00}"),
            string.Create(CultureInfo.InvariantCulture,
                $"Three Fashion-MNIST images stacked as red, green and blue: 1,000 modes, of which {Count} draws show about 226. DCGANs of 8 channels, "
                    + $"{stage.Iterations(Full):N0} iterations of 32 images; the generator that should collapse has no batch norm and a rate of 0.002 "
                    + $"against the discriminator's 0.0005, the steady one batch norm and 0.0005. A classifier names the class of each channel; *overlap* is "
                    + $"Σ min(p, q) of the classes' frequencies, mean over channels: 1 for the same, 0 where the generator has moved to other classes.\n\n")
            + stage.Picture("Samples of the same latents at four times", new ImageTable(rows, ExperimentContext.Side).Save) + "\n"
            + stage.Chart("Modes, and how alike a snapshot is to the one before", Plots.Draw(
                2,
                new Plot($"modes among {Count} samples", "iterations", [Modes("collapsing", collapsing), Modes("steady", steady)]),
                new Plot("overlap with the snapshot before", "iterations", [Neighbours("collapsing", collapsing), Neighbours("steady", steady)])
                {
                    Range = (0, 1),
                })) + "\n"
            + stage.Picture("Each snapshot against each other, time to the right and up: light is alike", sheet.Save, "-alike"));
    }

    private static List<Snapshot> Train(Stage stage, ColorDataset dataset, GeneratorNormalization normalization, double generatorRate)
    {
        List<Snapshot> course = [];
        var ml = Stage.Context();
        StandardGanTrainer.Options options = new()
        {
            Networks = GanNetworks.Dcgan(8, new GanNetworkOptions { GeneratorNormalization = normalization }),
            LatentSize = 64,
            BatchSize = 32,
            MaxIterations = stage.Iterations(Full),
            Seed = Stage.Seed,
            GeneratorLearningRate = generatorRate,
            DiscriminatorLearningRate = 5e-4,
            SampleCount = Count,
        };
        options.SampleInterval = Math.Max(1, options.MaxIterations / Snapshots);
        options.OnSamples = samples =>
        {
            var points = Points.Of(samples);
            course.Add(new(samples.Iteration, [.. points.Take(Shown)], dataset.Classify(ml, points)));
        };
        using var gan = ml.Gan().Standard(options).Fit(dataset.Train);
        return course;
    }

    private static IEnumerable<ImageRow> Rows(string name, List<Snapshot> course) =>
        Enumerable.Range(1, 4).Select(quarter => course[(course.Count * quarter / 4) - 1])
            .Select((one, i) => new ImageRow(i == 0 ? name : null, one.Samples, string.Create(CultureInfo.InvariantCulture, $"iteration {one.Iteration:N0}")));

    private static double[,] Alike(List<Snapshot> course)
    {
        var field = new double[course.Count, course.Count];
        for (var i = 0; i < course.Count; i++)
        {
            for (var j = 0; j < course.Count; j++)
                field[i, j] = Overlap(course[i], course[j]);
        }

        return field;
    }

    private static double Overlap(Snapshot one, Snapshot other) =>
        one.Shares().Zip(other.Shares(), (p, q) => p.Zip(q, Math.Min).Sum()).Average();

    private sealed record Snapshot(int Iteration, float[][] Samples, StackedClassification Classified)
    {
        private const int Classes = 10;

        /// <summary>The frequencies of the classes in each channel.</summary>
        public IEnumerable<double[]> Shares() => new[] { Classes * Classes, Classes, 1 }.Select(place =>
        {
            var shares = new double[Classes];
            foreach (var mode in Classified.Modes)
                shares[mode / place % Classes] += 1.0 / Classified.Modes.Count;

            return shares;
        });
    }
}
