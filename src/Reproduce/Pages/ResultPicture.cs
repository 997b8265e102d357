using GanRefinement.Programs.Rendering;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A few samples of each variant, one below the other.</summary>
internal static class ResultPicture
{
    /// <summary>Makes it of what runs of one seed left, the one with the most; null where there are none.</summary>
    /// <param name="results">Of the runs.</param>
    /// <param name="state">Where they left it.</param>
    /// <param name="kept">What of it; null for samples of all kinds.</param>
    public static ImageTable? Of(Results results, StateFolder state, string? kept = null)
    {
        var all = results.Experiment.KeepsPairs
            // Those of one pair: what refiners do to the same samples.
            ? results.Runs.Take(1).SelectMany(run => run.Variant.Refiners.Select(row => row.Name).Prepend(run.Variant.Name)
                .Select(row => (Name: row, Images: state.ReadPicture(run, row))))
            : results.Runs.GroupBy(run => run.Seed, run => (run.Variant.Name, Images: state.ReadPicture(run, kept)))
                .MaxBy(seed => seed.Count(row => row.Images is not null))!;
        ImageRow[] rows = [.. all.Where(row => row.Images is not null).Select(row => new ImageRow(row.Name, row.Images!))];
        return rows.Length == 0 ? null : new ImageTable(rows, results.Runs[0].Dataset.PictureSide);
    }
}
