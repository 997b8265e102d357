using System.Text;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>The demonstrations' page.</summary>
internal static class LecturePage
{
    private const string Introduction =
        "What lectures on GANs show with a picture, run here by the library's own trainers wherever there is one, at a size that takes a processor's core from "
        + "a second to a few minutes. One seed each where no number of seeds is named: pictures of how something works, not claims of how often.";

    public static string Write(IReadOnlyList<(Demonstration One, Outcome? Outcome)> all)
    {
        StringBuilder page = new("# The lecture's demonstrations\n\n");
        foreach (var (one, outcome) in all)
            page.Append(outcome is null ? $"* **not run**: {one.Title}\n" : $"* **{one.Title}**: {outcome.Finding}\n");

        page.Append($"\n{Introduction} `build/reproduce {LectureRun.Name}` runs what is missing, `--only NAME` some of them anew; GanRefinement "
            + $"{SettingsHash.LibraryVersion}.\n");
        foreach (var (one, outcome) in all.Where(each => each.Outcome is not null))
            page.Append($"\n## {one.Title}\n\n`build/reproduce {LectureRun.Name} --only {one.Name}`\n\n{outcome!.Body.Trim()}\n");

        return page.ToString();
    }
}
