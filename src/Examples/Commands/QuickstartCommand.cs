using System.CommandLine;
using GanRefinement.Examples.Snippets;
using GanRefinement.Programs;

namespace GanRefinement.Examples.Commands;

/// <summary><c>quickstart</c>: runs the README's code as it stands there.</summary>
internal static class QuickstartCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data")
        {
            Description = "Folder of Fashion-MNIST's IDX files, gzipped.",
            DefaultValueFactory = _ => FashionMnist.DebianFolder
        };
        Command command = new("quickstart", "Runs the README's code; writes gan.zip into the current folder.") { data };
        command.SetAction(parsed => Failure.Explain(() =>
        {
            Quickstart.Run(parsed.GetRequiredValue(data));
            return 0;
        }));
        return command;
    }
}
