using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Verdicts;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>What a discriminator favours: what its lowest and highest samples look like, and those of a coach.</summary>
internal static class Favourites
{
    private const int Quarter = 4;

    /// <summary>The rows.</summary>
    public static IReadOnlyList<RefinerRow> Rows { get; } =
    [
        new("lowest quarter", "the quarter of the samples with the lowest scores", scene => scene.Dataset.Measure(scene.ML, Sorted(scene, lowest: true))),
        new("highest quarter", "the quarter of the samples with the highest scores", scene => scene.Dataset.Measure(scene.ML, Sorted(scene, lowest: false))),
        RefinerList.Latent(RefinerList.Coach10, "10 steps of 0.01", GanLatentRefiner.Coach(10, 0.01)),
        RefinerList.Latent("coach, 50 × 0.01", "50 steps of 0.01", GanLatentRefiner.Coach(50, 0.01)),
        new("control: pixels, 10 × 0.01", "10 steps of Adam on the pixels themselves, no latents: a negative control",
            scene => scene.Dataset.Measure(scene.ML, PixelCoach.Of(scene, 10, 0.01, scene.Samples))),
    ];

    /// <summary>A sentence for each pair.</summary>
    public static IEnumerable<string> Summary(Results results) => results.Experiment.Variants.Where(one => results.Seeds(one.Name) > 0).Select(variant =>
    {
        string Row(int i) => Rows[i].Of(variant);
        string Changes(string before, string after) => string.Join(
            ", ", new[] { Metric.Brightness, Metric.Contrast, Metric.Confidence }.Select(metric => Medians.Change(results, before, after, metric)));
        return $"* {results.Experiment.Title}, {variant.Name}, {Medians.Seeds(results.Seeds(variant.Name))}: from its lowest quarter to its highest "
            + $"{Changes(Row(0), Row(1))}; ten steps of 0.01 {Changes(variant.Name, Row(2))}; on pixels instead, "
            + $"{Medians.Change(results, variant.Name, Row(4), Metric.Frechet)}\n";
    });

    private static SampleSet Sorted(RefinerScene scene, bool lowest)
    {
        var all = scene.Keep("all", () => SampleSet.Read(scene.Gan.Transform(scene.Latents), scene.Samples));
        int[] order = [.. Enumerable.Range(0, all.Samples.Count).OrderBy(i => lowest ? all.Scores[i] : -all.Scores[i]).Take(all.Samples.Count / Quarter)];
        return all with { Samples = [.. order.Select(i => all.Samples[i])], Scores = [.. order.Select(i => all.Scores[i])] };
    }
}
