using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>Sheets of several runs below each other, of the same width and with the same classes in their columns, and real images on top of them.</summary>
internal static class AlignedSheets
{
    /// <summary>Adds those of runs on the same data.</summary>
    public static void Add(Page page, string data, IReadOnlyList<RunFolder> runs)
    {
        var rows = runs.Select(run => (Name: Path.GetFileName(run.Path), File: Picture(run, RunPictures.Generated) ?? Last(run)))
            .Where(row => row.File is not null).ToList();
        if (rows.Count == 0)
            return;
        page.Add($"<h3>{Page.Text(data)}</h3><div class=\"aligned\">");
        if (runs.Select(run => Picture(run, RunPictures.Real)).FirstOrDefault(file => file is not null) is { } real)
            Row("real", real, "real");
        foreach (var (name, file) in rows)
            Row(name, file!, "generated");
        page.Add("</div>");

        void Row(string name, string file, string kind) => page.Add(
            $"<div class=\"{kind}\">{Page.Text(name)}</div>"
                + $"<div class=\"{kind}\"><img alt=\"{kind} images of {Page.Text(name)}\" src=\"{Page.Png(file)}\"></div>");
    }

    private static string? Picture(RunFolder run, string section) => RunPictures.Of(run).Where(picture => picture.Section == section)
        .Select(picture => Path.Combine(run.Pictures, picture.File)).FirstOrDefault(File.Exists);

    // A run that was stopped has no pictures yet.
    private static string? Last(RunFolder run) => run.Sheets() is [.., var (_, sheet)] ? sheet : null;
}
