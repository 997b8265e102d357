using System.CommandLine;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>reproduce</c>: what <c>build/reproduce</c> runs.</summary>
internal static class ReproduceCommand
{
    private const string Folder = "reproduced";

    public static Command Create(Terminal terminal) =>
        Reproduce.ReproduceCommand.Fill(new Command("reproduce"), terminal, Folder, run => Failure.Explain(terminal, () =>
        {
            TorchThreads.Set();
            return run();
        }));
}
