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

        using Budget budget = new(settings.BudgetMinutes);
        using OneThread _ = new();
        StateFolder state = new(Path.Combine(settings.StatePath, Name));
        ExperimentContext images = new(settings.DataFolder, settings.StatePath, settings.Samples);
        foreach (var each in DemonstrationList.All.Where(one => settings.Only?.Contains(one.Name) ?? !File.Exists(FileOf(state, one))))
        {
            if (budget.IsUsedUp)
                break;

            var begin = ProcessorTime.Seconds;
            var outcome = each.Run(new Stage(each.Name, settings.OutputFolder, images, settings.DataFolder, effort));
            File.WriteAllText(FileOf(state, each), JsonSerializer.Serialize(outcome));
            report($"{each.Name}: {outcome.Finding} ({ProcessorTime.Seconds - begin:F0} s)");
        }

        Write(settings.OutputFolder, state);
        return 0;
    }

    private static string FileOf(StateFolder state, Demonstration one) => Path.Combine(state.Path, one.Name + ".json");

    private static void Write(string folder, StateFolder state)
    {
        (Demonstration One, Outcome? Outcome)[] all =
        [
            .. DemonstrationList.All.Select(one =>
                (one, File.Exists(FileOf(state, one)) ? JsonSerializer.Deserialize<Outcome>(File.ReadAllText(FileOf(state, one))) : null)),
        ];
        File.WriteAllText(Path.Combine(folder, Name + ".md"), LecturePage.Write(all));
        File.WriteAllText(Path.Combine(folder, "README.md"), ResultIndex.Write(folder, ReproduceCommand.Names));
    }
}
