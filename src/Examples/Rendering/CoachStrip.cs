using System.Globalization;
using GanRefinement.Examples.Demo;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Rendering;

/// <summary>A row per latent, one of each class: its image after so many coach steps.</summary>
internal static class CoachStrip
{
    public static Canvas Draw(MLContext ml, GanTransformer gan, IReadOnlyList<int> steps, float learningRate, int seed)
    {
        IDataView latents = ml.Gan().SampleLatents(gan, gan.ClassCount, seed: seed);
        IEnumerable<IDataView> coached = steps.Select(count => Coach(ml, gan, count, learningRate, latents));
        GeneratedImages[] columns = [.. coached.Select(view => GeneratedImages.Read(gan.Transform(view)))];
        return Draw(gan.ClassNames, steps, columns);
    }

    private static IDataView Coach(MLContext ml, GanTransformer gan, int steps, float learningRate, IDataView latents) =>
        steps == 0 ? latents : ml.Gan().CoachLatent(gan, steps, learningRate).Fit(latents).Transform(latents);

    private static Canvas Draw(IReadOnlyList<string> names, IReadOnlyList<int> steps, GeneratedImages[] columns)
    {
        int left = Layout.NameColumn([.. names, "Coach steps"]);
        int cellWidth = (columns[0].Width * Layout.ImageScale) + Layout.Gap;
        int cellHeight = (columns[0].Height * Layout.ImageScale) + Layout.Gap;
        int head = Layout.NameHeight + (2 * Layout.Margin);
        Canvas canvas = new(left + (columns.Length * cellWidth) + Layout.Margin, head + (names.Count * cellHeight) + Layout.Margin);
        canvas.Text("Coach steps", Layout.Margin, Layout.Margin, Layout.NameScale);
        for (int column = 0; column < columns.Length; column++)
        {
            int columnLeft = left + (column * cellWidth);
            canvas.Text(steps[column].ToString(CultureInfo.InvariantCulture), columnLeft, Layout.Margin, Layout.NameScale);
            for (int row = 0; row < names.Count; row++)
            {
                canvas.Image(columns[column].Pixels[row], columns[column].Width, columnLeft, head + (row * cellHeight), Layout.ImageScale);
            }
        }

        for (int row = 0; row < names.Count; row++)
        {
            canvas.Text(names[row], Layout.Margin, head + (row * cellHeight) + ((cellHeight - Layout.NameHeight) / 2), Layout.NameScale);
        }

        return canvas;
    }
}
