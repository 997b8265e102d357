using System.Globalization;
using System.Text;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Running;
using GanRefinement.Reproduce.Verdicts;

namespace GanRefinement.Reproduce.Pages;

/// <summary>A claim's page: what the paper says, what was run, the tables, the verdicts and how they were come by.</summary>
internal static class ResultPage
{
    /// <param name="claim">The claim.</param>
    /// <param name="results">What its experiments have measured.</param>
    /// <param name="pictures">The pictures of each experiment, by its name.</param>
    public static string Write(Claim claim, IReadOnlyList<Results> results, IReadOnlyDictionary<string, PagePictures> pictures)
    {
        StringBuilder page = new($"# {claim.Title}\n\n");
        page.Append(Summary(results)).Append('\n');
        page.Append("## What the paper says\n\n").Append(claim.Paper.Trim()).Append("\n\n");
        page.Append("## What was run\n\n").Append(claim.Setting.Trim()).Append("\n\n");
        page.Append(CultureInfo.InvariantCulture, $"`build/reproduce {claim.Name}` writes this page; GanRefinement {SettingsHash.LibraryVersion}. ");
        page.Append("Tables have the median over seeds, and [least–greatest].\n");
        HashSet<string> told = [];
        foreach (var each in results)
            page.Append('\n').Append(Section(each, pictures.GetValueOrDefault(each.Experiment.Name), told));

        return page.Append("\n## How it was judged\n\n")
            .Append(VerdictRule.Text).Append(' ').Append(AgreementRule.Text).Append("\n\n").Append(Protocols(results)).ToString();
    }

    /// <summary>The statements with their verdicts, as a list.</summary>
    public static string Summary(IReadOnlyList<Results> results)
    {
        StringBuilder list = new();
        foreach (var each in results)
        {
            if (each.Experiment.Summary is { } summary)
            {
                list.Append(string.Concat(summary(each)));
                continue;
            }

            foreach (var finding in each.Experiment.Statements.Select(statement => Finding.Of(statement, each)))
            {
                list.Append(CultureInfo.InvariantCulture, $"* **{Word(finding)}**: {finding.Statement.Text} ({each.Experiment.Title}, ");
                list.Append(CultureInfo.InvariantCulture, $"{finding.Wins} of {finding.Pairs.Count} seeds{WrongClasses(finding)})\n");
            }
        }

        return list.ToString();
    }

    private static string Section(Results results, PagePictures? pictures, HashSet<string> told)
    {
        var experiment = results.Experiment;
        StringBuilder section = new($"## {experiment.Title}\n\n");
        if (experiment.KeepsPairs)
        {
            section.Append(RefinerTables.Write(results, told)).Append(NotRun(results) is { } left ? $"\n{left}\n" : "");
            section.Append(experiment.More?.Invoke(results));
            return section.Append(Drawings(experiment, pictures)).ToString();
        }

        foreach (var variant in experiment.Variants)
        {
            section.Append(CultureInfo.InvariantCulture, $"* **{variant.Name}**: {variant.Note}\n");
            foreach (var refinement in variant.Refinements)
                section.Append(CultureInfo.InvariantCulture, $"* **{refinement.Name}**: {refinement.Note}\n");
        }

        if (results.Measurements.Count == 0)
            return section.Append("\nNothing of it has been run.\n").ToString();

        section.Append('\n').Append(experiment.Tables?.Invoke(results) ?? ResultTables.AtTheEnd(results));
        if (experiment.Points.Count > 1)
            section.Append('\n').Append(ResultTables.OnTheWay(results));

        section.Append(ClassTables.Write(results));
        if (NotRun(results) is { } missing)
            section.Append('\n').Append(missing).Append('\n');

        if (experiment.Tables is null)
            section.Append('\n').Append(ResultTables.Verdicts(results));
        string[] failures =
        [
            .. results.Measurements.Where(line => line.Failure is not null).GroupBy(line => (line.Seed, line.Failure))
                .Select(rows => $"* {string.Join(", ", rows.Select(line => line.Row))}, seed {rows.Key.Seed}: {rows.Key.Failure}\n"),
        ];
        if (failures.Length > 0)
            section.Append("\nDiverged:\n\n").Append(string.Concat(failures));

        if (pictures?.Curves is { } curves)
            section.Append(CultureInfo.InvariantCulture, $"\nMedians over the training, and real data's value dotted:\n\n![Curves]({curves})\n");

        if (pictures?.Samples is { } picture)
            section.Append(CultureInfo.InvariantCulture, $"\nThe first samples of one seed, of the same latents in every row:\n\n![Samples]({picture})\n");

        if (pictures?.OneClass is { } ofOneClass)
            section.Append(CultureInfo.InvariantCulture, $"\nSamples of the first class, whose variety they show:\n\n![Samples of one class]({ofOneClass})\n");

        return section.ToString();
    }

    private static string Drawings(Experiment experiment, PagePictures? pictures)
    {
        var drawings = experiment.Drawings.Where(drawing => pictures?.Drawings.ContainsKey(drawing.Name) is true)
            .Select(drawing => $"\n{drawing.Caption}\n\n![{drawing.Title}]({pictures!.Drawings[drawing.Name]})\n");
        return string.Concat(drawings)
            + (pictures?.Samples is { } picture
                ? $"\nThe first samples of seed 1, of the same latents in every row that moves them:\n\n![Samples]({picture})\n"
                : "");
    }

    // What a reader would otherwise have to find in the tables.
    private static string? NotRun(Results results)
    {
        string[] rows =
        [
            .. results.Experiment.Variants.Select(variant => (variant.Name, Seeds: results.Ended(variant.Name)))
                .Where(row => row.Seeds < results.Experiment.Seeds)
                .Select(row => row.Seeds == 0 ? $"{row.Name} (no seed)" : string.Create(CultureInfo.InvariantCulture, $"{row.Name} ({row.Seeds})")),
        ];
        return rows.Length == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Not all of it has been run: of {results.Experiment.Seeds} seeds there are fewer for {string.Join(", ", rows)}. A later call goes on with them.");
    }

    private static string Protocols(IReadOnlyList<Results> results)
    {
        Measurement[] all = [.. results.SelectMany(each => each.Measurements)];
        if (all.Length == 0)
            return "Nothing has been measured so far.\n";

        // A row's last line has all metrics.
        var lines = results
            .SelectMany(each => each.Measurements.GroupBy(line => line.Row).Select(row => row.MaxBy(line => line.Iteration)!))
            .Where(line => line.Protocol.Length > 0).Select(line => line.Protocol).Distinct();
        IEnumerable<int> parallel = all.Select(line => line.Parallel).Distinct().Order();
        IEnumerable<string> builds = all
            .Select(line => line.Library.Length > 0 ? line.Library : $"{SettingsHash.LibraryVersion} of a commit that was not written down")
            .Distinct().Order(StringComparer.Ordinal);
        return $"Measured: {string.Join("; or ", lines)}.\n\nTrained and measured by GanRefinement {string.Join("; or ", builds)}.\n\n"
            + $"Each run computes with one thread, {string.Join(" or ", parallel)} at a time on the processor. Seconds are of training, "
            + (ProcessorTime.IsKnown
                ? "those that the training thread computed for: what other programs took of the processor is not in them, though they slow it down. "
                : "wall-clock; other programs on the machine not excluded. ")
            + "Checkpoints' reload and measuring are not in them. They are compared only where both runs had as many at a time, and where both are known; "
            + "other pairs are left out.\n";
    }

    /// <summary>A verdict in words.</summary>
    public static string Word(Finding finding) => finding.Verdict switch
    {
        _ when finding.Pairs.Count == 0 => "not run",
        Verdict.Confirmed => "confirmed",
        Verdict.NotConfirmed => "not confirmed",
        Verdict.None => "no verdict",
        _ => "undecided",
    };

    private static string WrongClasses(Finding finding) =>
        finding.Offender is { } row ? $"; {row} makes the wrong class too often" : "";
}
