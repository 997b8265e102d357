using GanRefinement.Examples.Demo;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Examples.Rendering;

/// <summary>A band per class: images of some latents, and below them the images of the same latents after coaching.</summary>
internal static class SampleGrid
{
    private static readonly string[] Remarks = ["uncoached", "coached"];

    public static Canvas Draw(MLContext ml, GanTransformer gan, ITransformer coached, int columns, int seed)
    {
        // Labels cycle through the classes, so that image i has class i mod classes.
        IDataView latents = ml.Gan().SampleLatents(gan, gan.ClassCount * columns, seed: seed);
        GeneratedImages[] rows = [GeneratedImages.Read(gan.Transform(latents)), GeneratedImages.Read(coached.Transform(latents))];
        return Draw(gan.ClassNames, rows, columns);
    }

    private static Canvas Draw(IReadOnlyList<string> names, GeneratedImages[] rows, int columns)
    {
        int left = Layout.NameColumn(names);
        int cellWidth = (rows[0].Width * Layout.ImageScale) + Layout.Gap;
        int cellHeight = (rows[0].Height * Layout.ImageScale) + Layout.Gap;
        int band = (rows.Length * cellHeight) + Layout.Margin;
        Canvas canvas = new(left + (columns * cellWidth) + Layout.Margin, (names.Count * band) + Layout.Margin);
        for (int name = 0; name < names.Count; name++)
        {
            int top = Layout.Margin + (name * band);
            canvas.Text(names[name], Layout.Margin, top, Layout.NameScale);
            for (int row = 0; row < rows.Length; row++)
            {
                int rowTop = top + (row * cellHeight);
                canvas.Text(Remarks[row], Layout.Margin, rowTop + (cellHeight / 2), Layout.RemarkScale);
                for (int column = 0; column < columns; column++)
                {
                    float[] image = rows[row].Pixels[(column * names.Count) + name];
                    canvas.Image(image, rows[row].Width, left + (column * cellWidth), rowTop, Layout.ImageScale);
                }
            }
        }

        return canvas;
    }
}
