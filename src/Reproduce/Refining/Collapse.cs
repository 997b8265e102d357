using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Common;

namespace GanRefinement.Reproduce.Refining;

/// <summary>AdvLatGAN-div's pairs: how far apart two images are for the distance of their latents, d(G(z₀), G(z)) / d(z₀, z), where a search makes
/// it least or greatest.</summary>
internal static class Collapse
{
    private const int Count = 64;
    private const int Pictures = 8;

    private static readonly (string Name, GanLatentRefiner Refiner)[] s_searches =
    [
        ("beside", GanLatentRefiner.Spread(iterations: 1)),
        ("least", GanLatentRefiner.Spread(apart: false)),
        ("greatest", GanLatentRefiner.Spread(apart: true)),
    ];

    /// <summary>The columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } = [Metric.Ratio];

    /// <summary>The rows.</summary>
    public static IReadOnlyList<RefinerRow> Rows { get; } =
    [
        .. s_searches.Zip(
            ["one step from a random neighbour (0.08)", "searched for the least ratio, 300 × 0.03", "searched for the greatest ratio, 300 × 0.03"],
            (search, note) => new RefinerRow(search.Name, note, scene => Measure(scene, search.Refiner))),
    ];

    /// <summary>Samples above what differs least from them, and most.</summary>
    public static void Draw(RefinerScene scene, string path)
    {
        ImageRow Row(string name, IDataView view) => new(name, SampleSet.Read(view, Pictures).Samples);
        new ImageTable(
            [Row("z₀", scene.Gan.Transform(scene.Latents)), .. s_searches.Skip(1).Select(search => Row(search.Name, scene.Refine(search.Refiner)))],
            ExperimentContext.Side).Save(path);
    }

    private static Reading Measure(RefinerScene scene, GanLatentRefiner refiner)
    {
        var latents = scene.ML.Data.TakeRows(scene.Latents, Count);
        var before = scene.Gan.Transform(latents);
        var after = scene.Gan.Transform(scene.ML.Gan().RefineLatent(scene.Gan, refiner).Fit(latents).Transform(latents));
        var images = Distances(before, after, SampleSet.ColumnName);
        var ways = Distances(before, after, ColumnNames.Latent);
        return new(
            new Dictionary<string, double> { [Metric.Ratio.Key] = Statistics.MedianOf(images.Zip(ways, (image, way) => image / way)) }, $"{Count} pairs");
    }

    // Mean absolute differences, row by row.
    private static double[] Distances(IDataView before, IDataView after, string column) =>
    [
        .. before.GetColumn<float[]>(column).Zip(
            after.GetColumn<float[]>(column), (one, other) => one.Zip(other, (a, b) => Math.Abs((double)a - b)).Average()),
    ];
}
