using GanRefinement.Examples.Rendering;
using GanRefinement.Examples.Reproduce.Judging;
using GanRefinement.Examples.Reproduce.Running;

namespace GanRefinement.Examples.Reproduce.Pages;

/// <summary>A few samples of each variant, one below the other.</summary>
internal static class ResultPicture
{
    private const int Seed = 1;

    /// <summary>Draws it from what runs of seed 1 left; null where there are none.</summary>
    public static Canvas? Draw(Results results, StateFolder state)
    {
        (string Name, IReadOnlyList<float[]> Images)[] rows =
        [
            .. results.Runs.Where(run => run.Seed == Seed)
                .Select(run => (run.Variant.Name, Images: state.ReadPicture(run)))
                .Where(row => row.Images is not null)
                .Select(row => (row.Name, row.Images!)),
        ];
        if (rows.Length == 0)
        {
            return null;
        }

        int side = results.Runs[0].Bed.PictureSide;
        int left = Layout.NameColumn(rows.Select(row => row.Name));
        int cell = (side * Layout.ImageScale) + Layout.Gap;
        Canvas canvas = new(left + (StateFolder.PictureSamples * cell) + Layout.Margin, (rows.Length * cell) + (2 * Layout.Margin));
        for (int row = 0; row < rows.Length; row++)
        {
            int top = Layout.Margin + (row * cell);
            canvas.Text(rows[row].Name, Layout.Margin, top + ((cell - Layout.NameHeight) / 2), Layout.NameScale);
            for (int column = 0; column < rows[row].Images.Count; column++)
            {
                Draw(canvas, rows[row].Images[column], side, left + (column * cell), top);
            }
        }

        return canvas;
    }

    private static void Draw(Canvas canvas, float[] image, int side, int left, int top)
    {
        if (image.Length == side * side)
        {
            canvas.Image(image, side, left, top, Layout.ImageScale);
        }
        else
        {
            canvas.ColorImage(image, side, left, top, Layout.ImageScale);
        }
    }
}
