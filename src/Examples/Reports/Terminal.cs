using Spectre.Console;

namespace GanRefinement.Examples.Reports;

/// <summary>Keeps control sequences and narrow lines out of files and pipes.</summary>
internal static class Terminal
{
    private const int WidthOfFiles = 200;

    public static void Prepare()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            AnsiConsole.Profile.Width = WidthOfFiles;
        }
    }
}
