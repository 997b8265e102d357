using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary><c>merge</c>.</summary>
internal static class MergeCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("file") { Description = "The files of all shards, in any order.", Arity = ArgumentArity.OneOrMore };
        Option<string?> target = new("--out")
        {
            Description = "Where to: for images as for 'gan generate', for metrics a JSON file. Default: generated.png or .csv; metrics are only shown.",
            HelpName = "FILE",
        };
        Option<int?> columns = new("--columns")
        {
            Description = "Images in a row of a sheet, at least 1. Default: up to 10, as many of each class, or 8.",
            HelpName = "N",
        };
        Command command = new("merge", "Makes of shards (--shard of generate, refine and evaluate) what one process makes.") { files, target, columns };
        command.SetAction(parsed => Failure.Explain(terminal, () =>
        {
            string[] paths = [.. parsed.GetRequiredValue(files)];
            if (paths.FirstOrDefault(path => !File.Exists(path)) is { } missing)
                throw new BadInputException($"There is no file '{missing}'.");
            if (parsed.GetValue(columns) is < 1)
                throw new BadInputException("--columns must be at least 1.");
            var rows = paths.Where(RowsShard.Is).ToList();
            if (rows.Count == 0)
                MergeMetrics(terminal, paths, parsed.GetValue(target));
            else if (rows.Count == paths.Length)
                MergeRows(terminal, paths, parsed.GetValue(target), parsed.GetValue(columns));
            else
                throw Mixed(rows[0], paths.Except(rows).First());
            return ExitCode.Success;
        }));
        return command;
    }

    private static BadInputException Mixed(string images, string other)
    {
        try
        {
            GanMetricsShard.Load(other);
            return new($"'{images}' has images and '{other}' has metrics: merge shards of one command.");
        }
        catch (FormatException e)
        {
            return new($"'{other}' is no shard, or is damaged. Make it again.", e);
        }
    }

    private static void MergeRows(Terminal terminal, string[] paths, string? chosen, int? columns)
    {
        var sides = terminal.Work("Reading", () => MergedRows.Of(paths));
        var classes = RowsShard.Open(paths[0]).Classes.Length;
        var target = chosen ?? (sides.Count == 2 ? "refined" : "generated") + (sides[0].ArePictures ? ".png" : ".csv");
        if (sides is [var before, var after])
            RefineCommand.Write(terminal, before, after, target, columns ?? RefineCommand.ColumnsFor(classes, before.Images.Count));
        else
            GenerateCommand.Write(sides[0], target, columns ?? GenerateCommand.ColumnsFor(classes));
        terminal.Line($"{sides[0].Images.Count} samples in {Path.GetFullPath(target)}");
    }

    private static void MergeMetrics(Terminal terminal, string[] paths, string? target)
    {
        if (target is not null)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var metrics = terminal.Work("Merging", () => new MLContext(1).Gan().MergeShards([.. paths.Select(GanMetricsShard.Load)]));
        terminal.Line(metrics.ToMarkdown());
        if (target is null)
            return;
        File.WriteAllText(target, metrics.ToJson());
        terminal.Line($"Metrics {Path.GetFullPath(target)}");
    }
}
