using System.CommandLine;
using GanRefinement.Gan.Reports;
using GanRefinement.Gan.Runs;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> runs = new("run") { Description = "Folders of runs.", Arity = ArgumentArity.OneOrMore };
        Option<string?> target = new("--out") { Description = "The page. Default: compare.html.", HelpName = "FILE" };
        Command command = new("compare", "One page over runs: curves over iterations and seconds, runs of other seeds as bands, and "
            + "the results of 'gan evaluate' beside each other.") { runs, target };
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            RunFolder[] folders = [.. parsed.GetRequiredValue(runs).Distinct().Select(path => new RunFolder(path) is { HasRun: true } run
                ? run
                : throw new BadInputException($"There is no run in '{path}'."))];
            var page = parsed.GetValue(target) ?? "compare.html";
            if (File.Exists(page) && !Path.GetExtension(page).Equals(".html", StringComparison.OrdinalIgnoreCase))
                throw new BadInputException($"{target.Name}: '{page}' is there and no page. Name a .html.");
            terminal.Work("Comparing", () => ComparePage.Write(folders, page));
            terminal.Line($"Page    {Path.GetFullPath(page)}");
            return ExitCode.Success;
        }));
        return command;
    }
}
