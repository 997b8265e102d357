using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Whether a coach draws latents together, and towards those of training: where it did, it would copy.</summary>
internal static class Basins
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } =
        [Metric.Moved, Metric.Apart, Metric.Closer, Metric.NearestBefore, Metric.NearestAfter, Metric.Nearer];

    /// <summary>The paper's setting, and others about it.</summary>
    public static IReadOnlyList<RefinerRow> Rows { get; } =
    [
        Row(5_000, 10, 0.01, 0.001),
        .. from steps in new[] { 1, 5, 20, 50 } select Row(500, steps, 0.01, 0.001),
        .. from rate in new[] { 0.001, 0.003, 0.03 } select Row(500, 10, rate, 0.001),
        .. from far in new[] { 0.01, 0.1, 1 } select Row(500, 10, 0.01, far),
    ];

    /// <summary>What it comes to.</summary>
    public static IEnumerable<string> Summary(Results results)
    {
        var pair = results.Experiment.Variants[0];
        var row = Rows[0].Of(pair);
        if (results.Seeds(row) > 0)
        {
            yield return $"* {results.Experiment.Title}, {pair.Name}, {Medians.Seeds(results.Seeds(row))}: after ten steps of 0.01, latents 0.001 apart are "
                + $"{Medians.Text(results, row, Metric.Apart)} as far apart as before, and the nearest latent of training is at "
                + $"{Medians.Text(results, row, Metric.NearestAfter)} where it was at {Medians.Text(results, row, Metric.NearestBefore)}\n";
        }
    }

    private static RefinerRow Row(int count, int steps, double rate, double far)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"κ {steps}, η {rate}, ε {far}");
        return new(name, string.Create(CultureInfo.InvariantCulture, $"n = {count}"), scene => Measure(scene, count, GanLatentRefiner.Coach(steps, rate), far));
    }

    private static Reading Measure(RefinerScene scene, int count, GanLatentRefiner coach, double far)
    {
        var start = Read(scene.ML.Data.TakeRows(scene.LatentsOf(count), count));
        Random random = new(scene.Seed);
        float[][] beside = [.. start.Select(latent => Beside(latent, far, random))];
        var (end, other) = (Refine(scene, coach, start), Refine(scene, coach, beside));
        double[] ratios = [.. Enumerable.Range(0, count).Select(i => Distance(end[i], other[i]) / Distance(start[i], beside[i]))];
        var (before, after) = (TrainingLatents.Distances(scene, start), TrainingLatents.Distances(scene, end));
        Dictionary<string, double> values = new()
        {
            [Metric.Moved.Key] = Statistics.MedianOf(start.Zip(end, Distance)),
            [Metric.Apart.Key] = Statistics.MedianOf(ratios),
            [Metric.Closer.Key] = ratios.Average(ratio => ratio < 1 ? 1.0 : 0),
            [Metric.NearestBefore.Key] = Statistics.MedianOf(before),
            [Metric.NearestAfter.Key] = Statistics.MedianOf(after),
            [Metric.Nearer.Key] = before.Zip(after, (one, two) => two < one ? 1.0 : 0).Average(),
        };
        return new(values, $"{count} latents");
    }

    // A step of length ε in a random direction.
    private static float[] Beside(float[] latent, double far, Random random)
    {
        double[] way = [.. latent.Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
        var length = Math.Sqrt(way.Sum(value => value * value));
        return [.. latent.Zip(way, (value, step) => (float)(value + (far * step / length)))];
    }

    private static float[][] Refine(RefinerScene scene, GanLatentRefiner coach, float[][] latents)
    {
        var view = LatentDataView.Of(latents, ColumnNames.Latent, ColumnNames.Label, [], null);
        return Read(scene.ML.Gan().RefineLatent(scene.Gan, coach).Fit(view).Transform(view));
    }

    private static float[][] Read(IDataView view) => [.. view.GetColumn<float[]>(ColumnNames.Latent)];

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => ((double)x - y) * ((double)x - y)).Sum());
}
