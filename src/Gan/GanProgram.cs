using System.CommandLine;
using GanRefinement.Gan.Commands;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan;

/// <summary>The program, without its process.</summary>
internal static class GanProgram
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">As a shell gives them.</param>
    /// <param name="terminal">Where it speaks.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, Terminal terminal)
    {
        RootCommand root = new("Generative adversarial networks for ML.NET: train, refine, evaluate, export.")
        {
            TrainCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            RefineCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            MergeCommand.Create(terminal),
            InspectCommand.Create(terminal),
            CompareCommand.Create(terminal),
            ExportCommand.Create(terminal),
            PartsCommand.Create(terminal),
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
            ServeCommand.CreateJudge(terminal),
            ReproduceCommand.Create(terminal),
        };
        // Ctrl-C is ours: it saves.
        InvocationConfiguration configuration = new()
        {
            Output = terminal.Output,
            Error = terminal.ErrorOutput,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        if (arguments.Length == 0)
        {
            root.Parse("--help").Invoke(configuration);
            return ExitCode.BadInput;
        }
        var parsed = root.Parse(arguments);
        var errors = CommandLineErrors.Of(parsed);
        if (errors.Count == 0)
            return parsed.Invoke(configuration);
        foreach (var error in errors)
            terminal.Error(error);
        terminal.Error($"'gan {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help' says what there is.");
        return ExitCode.BadInput;
    }
}
