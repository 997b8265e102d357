using System.CommandLine;
using System.Globalization;
using GanRefinement.Gan.Datasets;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;
using Microsoft.ML;

namespace GanRefinement.Gan.Commands;

/// <summary><c>generate</c>.</summary>
internal static class GenerateCommand
{
    private static readonly Setting s_out = new("out",
        "Where to: a .png for one sheet, or for the points of vectors, a .csv for numbers (class, score, values), else a folder for a PNG each. Default: "
            + "generated.png, or .csv for vectors.");

    private static readonly Setting s_columns = new("columns", "Images in a row of a sheet, at least 1. Default: up to 10, as many of each class, or 8.");

    // As many columns as that have each class alike often.
    private const int Widest = 10;

    private static readonly string[] s_otherPictures = [".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"];

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "generate", "Makes images with a trained network.",
        [
            ModelSettings.Model, ModelSettings.Count, ModelSettings.Seed, ModelSettings.Classes, ModelSettings.Truncation, ModelSettings.Refiner, s_out,
            s_columns, .. Sharding.Settings, TrainSettings.Threads, TrainSettings.Gpu,
        ],
        (values, cancellation) => Run(terminal, values, cancellation));

    private static int Run(Terminal terminal, SettingValues values, CancellationToken cancellation)
    {
        var count = values.Count(ModelSettings.Count, 64);
        var sharding = Sharding.Of(values);
        terminal = sharding?.Terminal(terminal) ?? terminal;
        var session = Session.Start(terminal, values.Get(ModelSettings.Seed, 1), values, cancellation);
        using var model = TrainedModel.Load(session.Ml, values.Require<string>(ModelSettings.Model));
        var latents = ModelSettings.Latents(session.Ml, model.Gan, values, count);
        var pipeline = ModelSettings.Pipeline(session.Ml, model, values, latents, cancellation);
        var target = values.Get(s_out, GeneratedRows.Shape(pipeline.GetOutputSchema(latents.Schema)) is [1 or 3, _, _] ? "generated.png" : "generated.csv");
        if (s_otherPictures.Contains(Path.GetExtension(target).ToLowerInvariant()))
            throw new BadInputException($"{s_out.Flag}: pictures are written as .png; name such a file, a .csv, or a folder. It is '{target}'.");
        var columns = values.Count(s_columns, ColumnsFor(model.Gan.ClassCount));
        new ShardedRows(session, model, values, sharding).Make(latents, count, target, [("Generating", pipeline)], sides =>
        {
            var rows = sides[0];
            if (rows.Dimensions is [_] && Path.GetExtension(target).Equals(".png", StringComparison.OrdinalIgnoreCase))
                Rendering.Scatter([.. rows.Images], Beside(session.Ml, values, count), target);
            else
                Write(rows, target, columns);
            terminal.Line($"{rows.Images.Count} samples in {Path.GetFullPath(target)}");
        });
        return ExitCode.Success;
    }

    /// <summary>Images in a row of a sheet.</summary>
    public static int ColumnsFor(int classes) => classes is > 0 and <= 20 ? classes * Math.Max(1, Widest / classes) : 8;

    // As many real points as generated ones, where a run knows its mixture.
    private static List<float[]> Beside(MLContext ml, SettingValues values, int count)
    {
        var path = values.Require<string>(ModelSettings.Model);
        if (!Directory.Exists(path) || DataSource.MixtureOf(ModelData.Request(values, path).Name) is not { } mixture)
            return [];
        var real = ml.Gan().SampleMixture(mixture, count, seed: 1);
        return GeneratedRows.Vectors(real, real.Schema["Image"], count, CancellationToken.None);
    }

    /// <summary>Writes samples in the form that the target's name says.</summary>
    /// <exception cref="BadInputException">They are no pictures, and a picture is asked for.</exception>
    public static void Write(GeneratedRows rows, string target, int columns)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Directory.CreateDirectory(folder);
        if (Path.GetExtension(target).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            File.WriteAllLines(target, rows.Images.Select((image, i) => string.Join(',',
                [rows.Labels?[i] ?? "", rows.Scores[i].ToString("R", CultureInfo.InvariantCulture),
                    .. image.Select(value => value.ToString("R", CultureInfo.InvariantCulture))])));
            return;
        }
        if (!rows.ArePictures)
            throw new BadInputException($"--out: samples of {string.Join('×', rows.Dimensions)} values are no pictures; name a .csv file.");
        var (channels, height, width) = (rows.Dimensions[0], rows.Dimensions[1], rows.Dimensions[2]);
        if (Path.GetExtension(target).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            using var sheet = Rendering.Sheet([.. rows.Images], channels, height, width, Math.Min(columns, rows.Images.Count));
            sheet.Save(target);
            return;
        }
        Directory.CreateDirectory(target);
        foreach (var (i, image) in rows.Images.Index())
        {
            using var picture = Rendering.Sheet([image], channels, height, width, 1);
            picture.Save(Path.Combine(target, $"{i + 1:D5}{(rows.Labels is null ? "" : $"-{FileName(rows.Labels[i])}")}.png"));
        }
    }

    private static string FileName(string label) => string.Concat(label.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
