using System.Globalization;
using GanRefinement.Programs;
using GanRefinement.Programs.Rendering;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Rendering;

/// <summary>A row per latent, one of each class: its image after so many coach steps.</summary>
internal static class CoachStrip
{
    public static ImageTable Of(MLContext ml, GanTransformer gan, IReadOnlyList<int> steps, float learningRate, int seed)
    {
        var latents = ml.Gan().SampleLatents(gan, gan.ClassCount, seed: seed);
        var coached = steps.Select(count => Coach(ml, gan, count, learningRate, latents));
        GeneratedImages[] columns = [.. coached.Select(view => GeneratedImages.Read(gan.Transform(view)))];
        ImageRow Row(string name, int row) => new(name, [.. columns.Select(column => column.Pixels[row])]);
        return new([.. gan.ClassNames.Select(Row)], columns[0].Width)
        {
            Corner = "Coach steps",
            Headings = [.. steps.Select(count => count.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static IDataView Coach(MLContext ml, GanTransformer gan, int steps, float learningRate, IDataView latents) =>
        steps == 0 ? latents : ml.Gan().CoachLatent(gan, steps, learningRate).Fit(latents).Transform(latents);
}
