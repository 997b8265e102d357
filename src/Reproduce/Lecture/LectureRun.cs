using System.Text.Json;
using GanRefinement.Reproduce.Datasets;
using GanRefinement.Reproduce.Pages;
using GanRefinement.Reproduce.Running;

namespace GanRefinement.Reproduce.Lecture;

/// <summary>Runs what demonstrations have not been run, as far as the budget goes, and writes their page.</summary>
internal static class LectureRun
{
    /// <summary>The command's name for all of them, and the page's.</summary>
    public const string Name = "lecture";

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>Runs it; 0 is success, also where the budget ended before.</summary>
    /// <param name="settings">How. Those that <see cref="ReproduceSettings.Only"/> names are run anew.</param>
    /// <param name="report">Gets a line for each.</param>
    /// <param name="effort">Factor on numbers of iterations.</param>
    public static int Run(ReproduceSettings settings, Action<string> report, double effort = 1)
    {
        if (settings.Only?.FirstOrDefault(name => DemonstrationList.All.All(one => one.Name != name)) is { } unknown)
        {
            throw new ArgumentException(
                $"--only: {Name} has no demonstration '{unknown}'; it has {string.Join(", ", DemonstrationList.All.Select(one => one.Name))}.");
        }

        if ((settings.Seeds ?? settings.Iterations) is not null)
        {
            throw new ArgumentException(
                $"--seeds and --iterations are for the papers' claims: each demonstration of {Name} has numbers of its own. Leave them out.");
        }

        using Budget budget = new(settings.BudgetMinutes);
        using OneThread _ = new();
        var outcomes = Read(settings.OutputFolder);
        ExperimentContext images = new(settings.DataFolder, settings.StatePath, settings.Samples);
        foreach (var each in DemonstrationList.All.Where(one => settings.Only?.Contains(one.Name) ?? !outcomes.ContainsKey(one.Name)))
        {
            if (budget.IsUsedUp)
                break;

            var begin = ProcessorTime.Seconds;
            var outcome = outcomes[each.Name] = each.Run(new Stage(each.Name, settings.OutputFolder, images, settings.DataFolder, effort));
            Write(settings.OutputFolder, outcomes);
            report($"{each.Name}: {outcome.Finding} ({ProcessorTime.Seconds - begin:F0} s)");
        }

        Write(settings.OutputFolder, outcomes);
        return 0;
    }

    private static string FileOf(string folder) => Path.Combine(folder, Name + ".json");

    // What the page was written from: a clone goes on from there.
    private static Dictionary<string, Outcome> Read(string folder) =>
        File.Exists(FileOf(folder)) ? JsonSerializer.Deserialize<Dictionary<string, Outcome>>(File.ReadAllText(FileOf(folder)))! : [];

    private static void Write(string folder, Dictionary<string, Outcome> outcomes)
    {
        File.WriteAllText(FileOf(folder), JsonSerializer.Serialize(outcomes, s_json) + "\n");
        File.WriteAllText(
            Path.Combine(folder, Name + ".md"), LecturePage.Write([.. DemonstrationList.All.Select(one => (one, outcomes.GetValueOrDefault(one.Name)))]));
        File.WriteAllText(Path.Combine(folder, "README.md"), ResultIndex.Write(folder, ReproduceCommand.Names));
    }
}
