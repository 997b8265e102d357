using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Samples before and after refiners: those that the discriminator likes least, and any.</summary>
internal static class Repairs
{
    private const int Pictures = 10;

    // Of so many samples, those with the lowest scores are repaired.
    private const int Among = 500;

    /// <summary>The samples with the lowest scores, and what refiners make of them.</summary>
    public static Action<RefinerScene, string> Lowest(params IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners) =>
        (scene, path) => Save(Lowest(scene, refiners), path);

    /// <summary>The first samples and what refiners make of them; below, the same of those with the lowest scores.</summary>
    public static Action<RefinerScene, string> FirstAndLowest(params IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners) =>
        (scene, path) => Save([.. First(scene, refiners), .. Lowest(scene, refiners)], path);

    private static ImageRow[] First(RefinerScene scene, IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners)
    {
        var latents = scene.ML.Data.TakeRows(scene.Latents, Pictures);
        static ImageRow Row(string? name, IDataView view, string remark)
        {
            var samples = SampleSet.Read(view, Pictures);
            return Of(name, samples.Samples, samples.Scores, remark);
        }
        return
        [
            Row("first samples", scene.Gan.Transform(latents), "as generated"),
            .. refiners.Select(one => Row(null, scene.Refine(scene.ML.Gan().RefineLatent(scene.Gan, one.Refiner), latents), one.Name)),
        ];
    }

    private static ImageRow[] Lowest(RefinerScene scene, IReadOnlyList<(string Name, GanLatentRefiner Refiner)> refiners)
    {
        var latents = scene.ML.Data.TakeRows(scene.Latents, Among);
        IDataView[] repaired = [.. refiners.Select(one => scene.ML.Gan().RepairLowest(scene.Gan, latents, Pictures, one.Refiner))];
        static ImageRow Row(string? name, IDataView view, string image, string score, string remark) =>
            Of(name, [.. view.GetColumn<float[]>(image)], [.. view.GetColumn<float>(score)], remark);
        return
        [
            Row("lowest scores", repaired[0], SampleSet.ColumnName, "Score", "as generated"),
            .. refiners.Zip(repaired, (one, view) => Row(null, view, "RefinedImage", "RefinedScore", one.Name)),
        ];
    }

    private static ImageRow Of(string? name, IReadOnlyList<float[]> images, IReadOnlyList<float> scores, string remark) =>
        new(name, images, string.Create(CultureInfo.InvariantCulture, $"{remark}: D {scores.Average():0.00}"));

    private static void Save(IReadOnlyList<ImageRow> rows, string path) => new ImageTable(rows, ExperimentContext.Side).Save(path);
}
