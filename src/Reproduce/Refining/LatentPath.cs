using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Reproduce.Refining;

/// <summary>Images on the way from one latent to another, and what a coach makes of each.</summary>
internal static class LatentPath
{
    private const int Images = 9;
    private const int Ways = 2;

    /// <summary>Straight and spherical ways, as generated and coached, with the score along them.</summary>
    public static void Draw(RefinerScene scene, string path)
    {
        List<ImageRow> rows = [];
        foreach (var kind in new[] { LatentInterpolation.Linear, LatentInterpolation.Spherical })
        {
            var latents = scene.ML.Gan().InterpolateLatents(scene.Gan, scene.ML.Data.TakeRows(scene.Latents, 2 * Ways), Images, kind);
            var before = SampleSet.Read(scene.Gan.Transform(latents), Ways * Images);
            var coach = scene.ML.Gan().CoachLatent(scene.Gan, 10, 0.01);
            var after = SampleSet.Read(scene.Gan.Transform(coach.Fit(latents).Transform(latents)), Ways * Images);
            for (var way = 0; way < Ways; way++)
            {
                rows.Add(Row(kind.ToString().ToLowerInvariant(), before, way));
                rows.Add(Row(null, after, way));
            }
        }

        new ImageTable(rows, ExperimentContext.Side).Save(path);
    }

    private static ImageRow Row(string? name, SampleSet samples, int way)
    {
        float[] scores = [.. samples.Scores.Skip(way * Images).Take(Images)];
        return new(
            name, [.. samples.Samples.Skip(way * Images).Take(Images)],
            string.Create(
                CultureInfo.InvariantCulture, $"{(name is null ? "coached" : "as generated")}: D {scores[0]:0.0}, {scores[Images / 2]:0.0}, {scores[^1]:0.0}"));
    }
}
