using System.CommandLine;
using GanRefinement.Gan.Commands;
using GanRefinement.Gan.Screen;

namespace GanRefinement.Gan;

/// <summary>The program, without its process.</summary>
internal static class GanProgram
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">As a shell gives them.</param>
    /// <param name="output">Results and progress.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="interactive">Whether a person looks at it while it runs.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, bool interactive)
    {
        Terminal terminal = new(output, error, interactive);
        RootCommand root = new("Generative adversarial networks for ML.NET: train, refine, evaluate, export.")
        {
            TrainCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            RefineCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            InspectCommand.Create(terminal),
            CompareCommand.Create(terminal),
            ExportCommand.Create(terminal),
            PartsCommand.Create(terminal),
            DemoCommand.Create(terminal),
            ServeCommand.Create(terminal),
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
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
