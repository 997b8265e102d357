using GanRefinement.Examples.Rendering;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A few samples of each variant, one below the other.</summary>
internal static class ResultPicture
{
    private const int Seed = 1;

    /// <summary>Makes it of what runs of seed 1 left; null where there are none.</summary>
    public static ImageTable? Of(Results results, StateFolder state)
    {
        ImageRow[] rows =
        [
            .. results.Runs.Where(run => run.Seed == Seed)
                .Select(run => (run.Variant.Name, Images: state.ReadPicture(run)))
                .Where(row => row.Images is not null)
                .Select(row => new ImageRow(row.Name, row.Images!)),
        ];
        return rows.Length == 0 ? null : new ImageTable(rows, results.Runs[0].Dataset.PictureSide);
    }
}
