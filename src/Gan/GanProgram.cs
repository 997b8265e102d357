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
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
                terminal.Error(wrong.Message);
            terminal.Error($"'gan {(parsed.CommandResult.Command == root ? "" : parsed.CommandResult.Command.Name + " ")}--help' says what there is.");
            return ExitCode.BadInput;
        }
        // Ctrl-C is ours: it saves.
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.ErrorOutput,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
