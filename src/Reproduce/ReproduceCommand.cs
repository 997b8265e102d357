using System.CommandLine;
using GanRefinement.Programs.Screen;
using GanRefinement.Reproduce.Experiments;
using GanRefinement.Reproduce.Lecture;

namespace GanRefinement.Reproduce;

/// <summary><c>build/reproduce NAME</c>: a paper's claim at the size of a processor.</summary>
internal static class ReproduceCommand
{
    /// <summary>All that it can run.</summary>
    public static IEnumerable<string> Names => ClaimList.Names.Append(LectureRun.Name);

    /// <summary>Makes it a command of a program.</summary>
    /// <param name="command">The program's, which gets a description, options and an action.</param>
    /// <param name="terminal">Where it speaks.</param>
    /// <param name="folder">Where pages go by default.</param>
    /// <param name="explain">Runs it, and makes an exit code of what goes wrong.</param>
    public static T Fill<T>(T command, Terminal terminal, string folder, Func<Func<int>, int> explain)
        where T : Command
    {
        ReproduceSettings defaults = new();
        Argument<string> name = new("NAME")
        {
            Description = $"The claim: {string.Join(", ", ClaimList.Names)}; or {LectureRun.Name}, the lecture's demonstrations.",
        };
        name.AcceptOnlyFromAmong([.. Names]);
        var output = Option("--out", "Folder of the pages, and of the state that a later call goes on from.", folder);
        var data = Option("--data", "Folder of Fashion-MNIST's four IDX files, gzipped or not.", defaults.DataFolder);
        var budget = Option("--budget", "Minutes after which no run starts.", defaults.BudgetMinutes);
        var seeds = Option("--seeds", "Seeds of every experiment, 1 and up; each has a number of its own otherwise.", defaults.Seeds);
        var iterations = Option("--iterations", "Iterations of every run; each experiment has a number of its own otherwise.", defaults.Iterations);
        var parallel = Option("--parallel", "Runs at a time, each with one thread; 1 gives undisturbed seconds.", defaults.Parallel);
        Option<string[]> only = new("--only")
        {
            Description = "Experiments of the claim to run, by name, such as fashion or ring; all of them otherwise.",
            AllowMultipleArgumentsPerToken = true,
        };

        command.Description = "Runs a paper's claim at the size of a processor, all seeds, and writes a table beside the paper's own.";
        command.Add(name);
        foreach (var option in new Option[] { output, data, budget, seeds, iterations, parallel, only })
            command.Add(option);
        command.SetAction(parsed => explain(() => Run(
            parsed.GetRequiredValue(name),
            new ReproduceSettings
            {
                OutputFolder = parsed.GetRequiredValue(output),
                DataFolder = parsed.GetRequiredValue(data),
                BudgetMinutes = parsed.GetRequiredValue(budget),
                Seeds = AtLeastOne(parsed.GetValue(seeds), "--seeds"),
                Iterations = AtLeastOne(parsed.GetValue(iterations), "--iterations"),
                Parallel = AtLeastOne(parsed.GetRequiredValue(parallel), "--parallel")!.Value,
                Only = parsed.GetValue(only) is { Length: > 0 } names ? names : null,
            },
            terminal.Line)));
        return command;
    }

    private static int Run(string name, ReproduceSettings settings, Action<string> report) => name == LectureRun.Name
        ? LectureRun.Run(settings, report)
        : ReproduceRun.Run(ClaimList.Find(name), settings, report);

    private static int? AtLeastOne(int? value, string option) =>
        value is null or >= 1 ? value : throw new ArgumentException($"{option} must be at least 1, not {value}.");

    private static Option<TValue> Option<TValue>(string name, string description, TValue byDefault) =>
        new(name) { Description = description, DefaultValueFactory = _ => byDefault };
}
