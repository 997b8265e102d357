using System.Globalization;
using GanRefinement.Reproduce.Pages;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.GanRefinement;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Latents;

namespace GanRefinement.Reproduce.Refining;

/// <summary>The discriminator's score over two coordinates of a latent, and a coach's way over it: the paper's surface.</summary>
internal static class Surface
{
    private const double Extent = 4;
    private const double Step = 0.4;
    private const int Steps = 200;
    private const int Every = 4;
    private const int Latents = 3;
    private const string Way = "Way";

    /// <summary>A panel for each of three latents.</summary>
    public static void Draw(RefinerScene scene, string path)
    {
        PointPlot plot = new(Extent);
        foreach (var latent in scene.ML.Data.TakeRows(scene.Latents, Latents).GetColumn<float[]>(ColumnNames.Latent).ToArray())
        {
            float[] start = [0, 0, .. latent.Skip(2)];
            var (two, twoBefore, twoAfter) = Walk(scene, start, [0, 1]);
            var (all, _, allAfter) = Walk(scene, start, null);
            plot.Add(
                string.Create(CultureInfo.InvariantCulture, $"loss {twoBefore:0.00} → {twoAfter:0.00} (z₁, z₂) or {allAfter:0.00} (all)"),
                Field(scene, start), two, all);
        }

        plot.Save(path);
    }

    private static double[,] Field(RefinerScene scene, float[] start)
    {
        var side = (int)Math.Round(2 * Extent / Step) + 1;
        float At(int i) => (float)(-Extent + (Step * i));
        float[][] latents = [.. Enumerable.Range(0, side * side).Select(i => (float[])[At(i % side), At(i / side), .. start.Skip(2)])];
        float[] scores = [.. scene.Gan.Transform(View(latents)).GetColumn<float>("Score")];
        var field = new double[side, side];
        for (var i = 0; i < scores.Length; i++)
            field[i / side, i % side] = scores[i];
        return field;
    }

    private static ((double X, double Y)[] Points, double Before, double After) Walk(RefinerScene scene, float[] start, int[]? coordinates)
    {
        var coach = GanLatentRefiner.Coach(new GanCoachOptions { Iterations = Steps, LearningRate = 0.01, Coordinates = coordinates });
        var view = View([start]);
        var walked = scene.ML.Gan().RefineLatent(scene.Gan, coach, outputs: new()
        {
            LossBeforeColumnName = "Before",
            LossAfterColumnName = "After",
            TrajectoryColumnName = Way,
            TrajectorySteps = [.. Enumerable.Range(0, (Steps / Every) + 1).Select(i => i * Every)],
        }).Fit(view).Transform(view);
        var points = walked.GetColumn<float[]>(Way).Single().Chunk(start.Length).Select(latent => ((double)latent[0], (double)latent[1]));
        return ([.. points], walked.GetColumn<float>("Before").Single(), walked.GetColumn<float>("After").Single());
    }

    private static IDataView View(float[][] latents) => LatentDataView.Of(latents, ColumnNames.Latent, ColumnNames.Label, [], null);
}
