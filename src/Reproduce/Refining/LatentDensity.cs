using System.Globalization;
using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;

namespace GanRefinement.Reproduce.Refining;

/// <summary>How densely latents of two values lie before, on the way of and after a search, and what the generator makes of the places that it fills and
/// empties: AdvLatGAN's figure 8.</summary>
internal static class LatentDensity
{
    /// <summary>The paper's steps, of 0.03.</summary>
    public const int Steps = 30;

    private const int Latents = 8_000;
    private const double Extent = 3;
    private const int Cells = 30;
    private const int Pictures = 10;

    // A place with fewer latents to begin with may be empty afterwards by chance.
    private const int Least = 10;

    private static readonly int[] s_shown = [0, 10, 20, Steps];

    /// <summary>The search.</summary>
    public static GanLatentRefiner Search => GanLatentRefiner.Fgsm(Steps, 0.03);

    /// <summary>A panel for the latents as drawn, and one for those after 10, 20 and 30 steps.</summary>
    public static void Draw(RefinerScene scene, string path)
    {
        PointPlot plot = new(Extent);
        foreach (var (step, field) in s_shown.Zip(Densities(scene)))
            plot.Add(step == 0 ? "latents as drawn" : string.Create(CultureInfo.InvariantCulture, $"after {step} steps"), field);

        plot.Save(path);
    }

    /// <summary>Images of the places that the search fills and empties.</summary>
    public static void DrawPlaces(RefinerScene scene, string path)
    {
        var densities = Densities(scene);
        var (peaks, valleys) = Places(densities[0], densities[^1], Pictures);
        new ImageTable([Row(scene, "peaks", peaks), Row(scene, "valleys", valleys)], ExperimentContext.Side).Save(path);
    }

    /// <summary>How many points lie in each cell, rows from the bottom up; those beyond the edge in none.</summary>
    public static double[,] Count(IEnumerable<float[]> points)
    {
        var field = new double[Cells, Cells];
        foreach (var point in points)
        {
            var (column, row) = (Cell(point[0]), Cell(point[1]));
            if (column is >= 0 and < Cells && row is >= 0 and < Cells)
                field[row, column]++;
        }

        return field;
    }

    /// <summary>The centres of the cells that most points have come to, and of those that the most have left, for one that was there.</summary>
    public static (float[][] Peaks, float[][] Valleys) Places(double[,] before, double[,] after, int count)
    {
        var cells = from row in Enumerable.Range(0, Cells)
                    from column in Enumerable.Range(0, Cells)
                    select (Center: (float[])[Center(column), Center(row)], Before: before[row, column], After: after[row, column]);
        var all = cells.ToArray();
        return
        (
            [.. all.OrderByDescending(cell => cell.After - cell.Before).Take(count).Select(cell => cell.Center)],
            [.. all.Where(cell => cell.Before >= Least).OrderBy(cell => cell.After / cell.Before).ThenByDescending(cell => cell.Before).Take(count)
                .Select(cell => cell.Center)]
        );
    }

    private static double[][,] Densities(RefinerScene scene) => scene.Keep("densities", () =>
    {
        const string Way = "Way";
        var latents = scene.LatentsOf(Latents);
        var searched = scene.ML.Gan().RefineLatent(
            scene.Gan, Search, outputs: new() { TrajectoryColumnName = Way, TrajectorySteps = s_shown }).Fit(latents).Transform(latents);
        float[][] ways = [.. searched.GetColumn<float[]>(Way)];
        return s_shown.Select((_, k) => Count(ways.Select(way => way[(2 * k)..((2 * k) + 2)]))).ToArray();
    });

    private static ImageRow Row(RefinerScene scene, string name, float[][] places)
    {
        var made = SampleSet.Read(scene.Gan.Transform(LatentDataView.Of(places, ColumnNames.Latent, ColumnNames.Label, [], null)), places.Length);
        return new(name, made.Samples, string.Create(CultureInfo.InvariantCulture, $"D {made.Scores.Average():0.00}"));
    }

    private static int Cell(float value) => (int)Math.Floor((value + Extent) / (2 * Extent) * Cells);

    private static float Center(int cell) => (float)(((cell + 0.5) / Cells * 2 * Extent) - Extent);
}
