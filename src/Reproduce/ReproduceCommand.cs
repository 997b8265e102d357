using System.CommandLine;
using GanRefinement.Examples.Commands;
using GanRefinement.Reproduce.Experiments;
using Spectre.Console;

namespace GanRefinement.Reproduce;

/// <summary><c>build/reproduce NAME</c>: a paper's claim at the size of a processor.</summary>
internal static class ReproduceCommand
{
    public static RootCommand Create()
    {
        ReproduceSettings defaults = new();
        Argument<string> name = new("NAME") { Description = $"The claim: {string.Join(", ", ClaimList.Names)}." };
        name.AcceptOnlyFromAmong([.. ClaimList.Names]);
        var output = Option("--out", "Folder of the pages, and of the state that a later call goes on from.", defaults.OutputFolder);
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

        RootCommand command = new("Runs a paper's claim at the size of a processor, all seeds, and writes a table beside the paper's own.")
        {
            name, output, data, budget, seeds, iterations, parallel, only,
        };
        command.SetAction(parsed => Failure.Explain(() => ReproduceRun.Run(
            ClaimList.Find(parsed.GetRequiredValue(name)),
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
            line => AnsiConsole.WriteLine(line))));
        return command;
    }

    private static int? AtLeastOne(int? value, string option) =>
        value is null or >= 1 ? value : throw new ArgumentException($"{option} must be at least 1, not {value}.");

    private static Option<T> Option<T>(string name, string description, T byDefault) =>
        new(name) { Description = description, DefaultValueFactory = _ => byDefault };
}
