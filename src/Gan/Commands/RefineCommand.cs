using System.CommandLine;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Commands;

/// <summary><c>refine</c>.</summary>
internal static class RefineCommand
{
    private static readonly Setting s_out = new("out", "A .png: rows of images before and, below each, after. Default: refined-REFINER.png, in the run's "
        + "folder if the model is a run's.");

    private static readonly Setting s_save = new("save", "A model zip to write: the refiner in front of the network. Default: none.");

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "refine",
        "Moves latents of a trained network to better images (CoachGAN and others).",
        [
            ModelSettings.Model, ModelSettings.Refiner, ModelSettings.Count, ModelSettings.Seed, ModelSettings.Classes, ModelSettings.Truncation, s_out, s_save,
            .. Sharding.Settings, TrainSettings.Threads, TrainSettings.Gpu,
        ],
        (values, cancellation) => Run(terminal, values, cancellation));

    /// <summary>Runs it.</summary>
    public static int Run(Terminal terminal, SettingValues values, CancellationToken cancellation)
    {
        var count = values.Count(ModelSettings.Count, 64);
        var refiner = values.Get<GanLatentRefiner?>(ModelSettings.Refiner, null) ?? GanLatentRefiner.Coach();
        var sharding = Sharding.Of(values);
        terminal = sharding?.Terminal(terminal) ?? terminal;
        var session = Session.Start(terminal, values.Get(ModelSettings.Seed, 1), values, cancellation);
        var path = values.Require<string>(ModelSettings.Model);
        using var model = TrainedModel.Load(session.Ml, path);
        if (values.Get<string?>(s_save, null) is { } saved && Path.GetFullPath(saved) == Path.GetFullPath(model.Path))
            throw new BadInputException($"{s_save.Flag}: '{saved}' is the model itself, which would be lost. Name another zip.");
        if (model.IsRefined)
            terminal.Line($"The refiner that is in '{model.Path}' is left out: this one takes its place.");
        var latents = ModelSettings.Latents(session.Ml, model.Gan, values, count);
        var pipeline = GanRefining.In(session.Ml, model.Gan, refiner, latents, outputs: null, cancellation).Fit(latents).Append(model.Gan);
        var arePictures = GeneratedRows.Shape(pipeline.GetOutputSchema(latents.Schema)) is [1 or 3, _, _];
        var target = values.Get(s_out, Path.Combine(
            Directory.Exists(path) ? path : ".", $"refined{ModelSettings.NameOf(values, "coach")}.{(arePictures ? "png" : "csv")}"));
        if (!arePictures || !Path.GetExtension(target).Equals(".png", StringComparison.OrdinalIgnoreCase))
            Require(target, ".csv", arePictures ? "name a .png, or a .csv for numbers" : "samples that are no pictures go to a .csv");
        if (values.Get<string?>(s_save, null) is { } zip && sharding?.Shard.Index is null or 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(zip))!);
            session.Ml.Model.Save(pipeline, latents.Schema, zip);
            terminal.Line($"Model   {Path.GetFullPath(zip)}");
        }
        new ShardedRows(session, model, values, sharding).Make(latents, count, target, [("Generating", model.Gan), ("Refining", pipeline)], sides =>
        {
            Write(terminal, sides[0], sides[1], target, ColumnsFor(model.Gan.ClassCount, count));
            terminal.Line($"Images  {Path.GetFullPath(target)}");
        });
        return ExitCode.Success;
    }

    /// <summary>Images in a row of a sheet.</summary>
    public static int ColumnsFor(int classes, int count) => classes is > 0 and <= 20 ? GenerateCommand.ColumnsFor(classes) : Math.Min(8, count);

    private static void Require(string target, string extension, string what)
    {
        if (!Path.GetExtension(target).Equals(extension, StringComparison.OrdinalIgnoreCase))
            throw new BadInputException($"{s_out.Flag}: {what}; it is '{target}'.");
    }

    /// <summary>Tells of the scores, and writes images.</summary>
    public static void Write(Terminal terminal, GeneratedRows before, GeneratedRows after, string target, int columns)
    {
        terminal.Line($"Mean score {before.Scores.Average():F3} before, {after.Scores.Average():F3} after; "
            + $"{after.Scores.Zip(before.Scores).Count(pair => pair.First > pair.Second)} "
            + $"of {after.Scores.Count} rose.");
        var isSheet = before.ArePictures && Path.GetExtension(target).Equals(".png", StringComparison.OrdinalIgnoreCase);
        GenerateCommand.Write(isSheet ? Beside(before, after, columns) : after, target, columns);
    }

    // A row of before, a row of after, and so on; what is left of the last row is white.
    private static GeneratedRows Beside(GeneratedRows before, GeneratedRows after, int columns)
    {
        List<float[]> rows = [];
        foreach (var (above, below) in before.Images.Chunk(columns).Zip(after.Images.Chunk(columns)))
        {
            foreach (var side in new[] { above, below })
                rows.AddRange([.. side, .. Enumerable.Repeat(Enumerable.Repeat(1f, side[0].Length).ToArray(), columns - side.Length)]);
        }
        return before with { Images = rows };
    }
}
