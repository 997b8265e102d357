using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The training images nearest to samples, in the classifier's features, before and after a coach.</summary>
internal static class Neighbours
{
    private const int Count = 500;
    private const int Nearest = 5;
    private const int Pictures = 5;

    /// <summary>The columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } = [Metric.NearestBefore, Metric.NearestAfter, Metric.Nearer, Metric.SameNearest];

    /// <summary>The rows.</summary>
    public static IReadOnlyList<RefinerRow> Rows { get; } =
    [
        Row(RefinerList.Coach10, "10 steps of 0.01", GanLatentRefiner.Coach(10, 0.01)),
        Row("coach, 50 × 0.01", "50 steps of 0.01", GanLatentRefiner.Coach(50, 0.01)),
        new("real images", "500 test images, which no network has seen", scene =>
        {
            var (_, distances) = Find(scene, scene.ML.Data.TakeRows(Dataset(scene).Featurizer.Transform(scene.Dataset.HeldOut), Count));
            return new(new Dictionary<string, double> { [Metric.NearestBefore.Key] = Statistics.MedianOf(distances) }, "500 test images");
        }),
    ];

    /// <summary>What it comes to.</summary>
    public static IEnumerable<string> Summary(Results results)
    {
        var pair = results.Experiment.Variants[0];
        var row = Rows[0].Of(pair);
        if (results.Seeds(row) > 0)
        {
            yield return $"* {results.Experiment.Title}, {pair.Name}, {Medians.Seeds(results.Seeds(row))}: the nearest is at "
                + $"{Medians.Text(results, row, Metric.NearestBefore)} before ten steps of 0.01 and at "
                + $"{Medians.Text(results, row, Metric.NearestAfter)} after; "
                + $"for test images at {Medians.Text(results, Rows[2].Of(pair), Metric.NearestBefore)}\n";
        }
    }

    /// <summary>Samples with their nearest training images, and the same samples after a coach.</summary>
    public static void Draw(RefinerScene scene, string path)
    {
        var (before, after) = (Samples(scene, null), Samples(scene, GanLatentRefiner.Coach(10, 0.01)));
        var (first, second) = (Show(scene, before), Show(scene, after));
        new ImageTable(
            [
                .. Enumerable.Range(0, Pictures)
                    .SelectMany(i => new ImageRow[] { new($"sample {i + 1}", first[i], "as generated"), new(null, second[i], "coached") }),
            ],
            ExperimentContext.Side).Save(path);
    }

    private static RefinerRow Row(string name, string note, GanLatentRefiner coach) => new(name, note, scene =>
    {
        var (before, was) = Find(scene, Features(scene, Samples(scene, null)));
        var (after, becomes) = Find(scene, Features(scene, Samples(scene, coach)));
        return new(
            new Dictionary<string, double>
            {
                [Metric.NearestBefore.Key] = Statistics.MedianOf(was),
                [Metric.NearestAfter.Key] = Statistics.MedianOf(becomes),
                [Metric.Nearer.Key] = was.Zip(becomes, (one, two) => two < one ? 1.0 : 0).Average(),
                [Metric.SameNearest.Key] = before.Zip(after, (one, two) => one == two ? 1.0 : 0).Average(),
            },
            $"{Count} generated against {RefinedFashionDataset.Neighbours} training images");
    });

    private static RefinedFashionDataset Dataset(RefinerScene scene) => (RefinedFashionDataset)scene.Dataset;

    private static SampleSet Samples(RefinerScene scene, GanLatentRefiner? coach) =>
        SampleSet.Read(coach is null ? scene.Gan.Transform(scene.Latents) : scene.Refine(coach), Count);

    private static IDataView Features(RefinerScene scene, SampleSet samples) => Dataset(scene).Featurizer.Transform(samples.View(scene.ML, "Image"));

    private static (long[] Indices, double[] Distances) Find(RefinerScene scene, IDataView features)
    {
        var found = scene.ML.Gan().NearestImages(features, Dataset(scene).TrainingFeatures, 1);
        return (
            [.. found.GetColumn<long[]>("NearestIndex").Select(row => row[0])],
            [.. found.GetColumn<float[]>("NearestDistance").Select(row => (double)row[0])]);
    }

    private static float[][][] Show(RefinerScene scene, SampleSet samples)
    {
        var few = samples with { Samples = [.. samples.Samples.Take(Pictures)] };
        var found = scene.ML.Gan().NearestImages(Features(scene, few), Dataset(scene).TrainingFeatures, Nearest, imageColumnName: "Image");
        return [.. few.Samples.Zip(found.GetColumn<float[]>("NearestImage"), (one, others) => (float[][])[one, .. others.Chunk(one.Length)])];
    }
}
