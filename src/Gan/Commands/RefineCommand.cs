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
    private static readonly Setting s_out = new("out", "A .png: rows of images before and, below each, after. Default: refined.png, in the run's folder if "
        + "the model is a run's.");

    private static readonly Setting s_save = new("save", "A model zip to write: the refiner in front of the network. Default: none.");

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "refine",
        "Moves latents of a trained network to better images (CoachGAN and others).",
        [
            ModelSettings.Model, ModelSettings.Refiner, ModelSettings.Count, ModelSettings.Seed, ModelSettings.Classes, ModelSettings.Truncation, s_out, s_save,
            TrainSettings.Threads, TrainSettings.Gpu,
        ],
        (values, cancellation) => Run(terminal, values, cancellation));

    /// <summary>Runs it.</summary>
    public static int Run(Terminal terminal, SettingValues values, CancellationToken cancellation)
    {
        var count = values.Count(ModelSettings.Count, 64);
        var refiner = values.Get<GanLatentRefiner?>(ModelSettings.Refiner, null) ?? GanLatentRefiner.Coach();
        var session = Session.Start(terminal, values.Get(ModelSettings.Seed, 1), values, cancellation);
        var path = values.Require<string>(ModelSettings.Model);
        using var model = TrainedModel.Load(session.Ml, path);
        var latents = ModelSettings.Latents(session.Ml, model.Gan, values, count);
        var pipeline = GanRefining.In(session.Ml, model.Gan, refiner, latents, outputs: null, cancellation).Fit(latents).Append(model.Gan);
        var before = GeneratedRows.Read(terminal, "Generating", model.Gan.Transform(latents), count, model.Gan.ClassNames, cancellation);
        var after = GeneratedRows.Read(terminal, "Refining", pipeline.Transform(latents), count, model.Gan.ClassNames, cancellation);
        terminal.Line($"Mean score {before.Scores.Average():F3} before, {after.Scores.Average():F3} after; "
            + $"{after.Scores.Zip(before.Scores).Count(pair => pair.First > pair.Second)} "
            + $"of {count} rose.");
        if (values.Get<string?>(s_save, null) is { } zip)
        {
            session.Ml.Model.Save(pipeline, latents.Schema, zip);
            terminal.Line($"Model   {Path.GetFullPath(zip)}");
        }

        var target = values.Get(s_out, Path.Combine(Directory.Exists(path) ? path : ".", before.ArePictures ? "refined.png" : "refined.csv"));
        var columns = model.Gan.ClassCount is > 0 and <= 20 ? model.Gan.ClassCount : Math.Min(8, count);
        GenerateCommand.Write(before.ArePictures ? Beside(before, after, columns) : after, target, columns);
        terminal.Line($"Images  {Path.GetFullPath(target)}");
        return ExitCode.Success;
    }

    // A row of before, a row of after, and so on; what is left of the last row is white.
    private static GeneratedRows Beside(GeneratedRows before, GeneratedRows after, int columns)
    {
        var white = Enumerable.Repeat(1f, before.Images[0].Length).ToArray();
        List<float[]> rows = [];
        for (var start = 0; start < before.Images.Count; start += columns)
        {
            foreach (var side in new[] { before, after })
                rows.AddRange(Enumerable.Range(start, columns).Select(i => i < side.Images.Count ? side.Images[i] : white));
        }
        return before with { Images = rows };
    }
}
