using System.Globalization;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>The page of a run: curves, samples over time, evaluations with their protocols, settings.</summary>
internal static class RunReport
{
    // More make a heavy page, and a slider that jumps.
    private const int MostSheets = 60;

    /// <summary>Writes it from what the folder has.</summary>
    public static void Write(RunFolder folder)
    {
        var lines = MetricsLog.Read(folder.Metrics);
        Page page = new($"Run {Path.GetFileName(folder.Path)}");
        page.Table(Head(folder, lines));
        foreach (var warning in MetricsLog.Warnings(folder.Metrics))
            page.Add($"<p class=\"warning\">{Page.Text(warning)}</p>");
        page.Heading("Samples").Slider("samples", Sheets(folder));
        Pictures(page, folder);
        page.Heading("Curves").Charts(CurveGroups.For(lines.SelectMany(line => line.Keys).Distinct()).Select(group => Chart.Draw(
            group.Title, "iteration", [.. group.Names.Select(name => new Curve(Label(name), Points(lines, name)))])));
        Evaluations.Add(page, folder);
        Answers(page, folder);
        page.Heading("Settings");
        if (File.Exists(folder.Settings))
            page.Fold("config.yaml: repeats the run", File.ReadAllText(folder.Settings));
        if (File.Exists(folder.Options))
            page.Fold("options.json: everything, defaults too", File.ReadAllText(folder.Options));
        page.Save(folder.Report);
    }

    /// <summary>A number's name in a legend.</summary>
    public static string Label(string name) => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The values of a number over the iterations.</summary>
    public static IReadOnlyList<(double X, double Y)> Points(IReadOnlyList<IReadOnlyDictionary<string, double>> lines, string name, string x = "iteration") =>
        [.. lines.Where(line => line.ContainsKey(name) && line.ContainsKey(x)).Select(line => (line[x], line[name]))];

    private static IEnumerable<(string Name, string Value)> Head(RunFolder folder, IReadOnlyList<IReadOnlyDictionary<string, double>> lines)
    {
        if (RunState.Load(folder.State) is { } state)
        {
            yield return ("Status", state.Error is null ? state.Status : $"{state.Status}: {state.Error}");
            yield return ("Started", state.Started.ToString("u", CultureInfo.InvariantCulture));
            yield return ("Machine", state.Machine);
            yield return ("Library", state.Library);
        }
        if (lines.Count > 0)
        {
            yield return ("Iterations", $"{lines[^1]["iteration"]} of {lines[^1].GetValueOrDefault("maxIterations")}");
            yield return ("Time", InWords(TimeSpan.FromSeconds(lines[^1].GetValueOrDefault("elapsed"))));
        }
    }

    private static string InWords(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.TotalSeconds:0.0} s";

    private static (string Caption, IReadOnlyList<string> Addresses)[] Sheets(RunFolder folder)
    {
        var sheets = folder.Sheets();
        var every = Math.Max(1, (sheets.Count + MostSheets - 1) / MostSheets);
        return
        [
            .. sheets.Where((_, i) => (sheets.Count - 1 - i) % every == 0).Select(sheet =>
            {
                var real = folder.RealSheet(sheet.Iteration);
                string[] addresses = File.Exists(real) ? [Page.Png(sheet.File), Page.Png(real)] : [Page.Png(sheet.File)];
                return ($"iteration {sheet.Iteration}{(File.Exists(real) ? ": generated, and real as the discriminator saw them" : "")}",
                    (IReadOnlyList<string>)addresses);
            }),
        ];
    }

    private static void Pictures(Page page, RunFolder folder)
    {
        var pictures = RunPictures.Of(folder).Where(picture => File.Exists(Path.Combine(folder.Pictures, picture.File))).ToLookup(picture => picture.Section);
        if (pictures[RunPictures.Coached].Any())
        {
            page.Heading("Before and after coaching").Slider("coached", [.. pictures[RunPictures.Coached]
                .Select(picture => (picture.Caption, (IReadOnlyList<string>)[Address(picture)]))]);
        }
        foreach (var (title, section) in new[] { ("Between latents", RunPictures.Between), ("Nearest real images", RunPictures.Nearest) })
        {
            foreach (var picture in pictures[section])
            {
                var caption = Page.Text(picture.Caption);
                page.Heading(title).Add($"<p>{caption}</p><img class=\"wide\" alt=\"{caption}\" src=\"{Address(picture)}\">");
            }
        }

        string Address(RunPicture picture) => Page.Png(Path.Combine(folder.Pictures, picture.File));
    }

    private static void Answers(Page page, RunFolder folder)
    {
        if (AnswerLog.Read(folder.Answers) is { Count: > 0 } tally)
            page.Heading("Real or generated?").Add($"<p>{Page.Text(tally.ToString())}</p>");
    }
}
