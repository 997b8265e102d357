using System.CommandLine;
using GanRefinement.Examples.Augmentation;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Examples.Commands;

/// <summary><c>augment</c>: whether generated images help other trainers.</summary>
internal static class AugmentCommand
{
    // 6,000 images a class, 200 for each seed.
    private const int MaxSeeds = 29;

    public static Command Create()
    {
        AugmentationSettings defaults = new();
        var data = Option("--data", "Folder of Fashion-MNIST's four IDX files, gzipped or not.", defaults.DataFolder);
        var page = Option("--out", "File that the page of results is written to.", defaults.Page);
        var seeds = Option("--seeds", "How many seeds, from 1.", defaults.Seeds);
        var iterations = Option("--iterations", "Training iterations of the GAN.", defaults.GanIterations);

        Command command = new("augment",
            "Fills up the small class of an unbalanced set with generated images; LightGBM and FitClassifier with and without them.")
        {
            data, page, seeds, iterations,
        };
        command.SetAction(parsed => Failure.Explain(() => AugmentationRun.Run(
            new AugmentationSettings
            {
                DataFolder = parsed.GetRequiredValue(data),
                Page = parsed.GetValue(page),
                Seeds = parsed.GetRequiredValue(seeds) is >= 1 and <= MaxSeeds and int count
                    ? count
                    : throw new ArgumentException($"--seeds must be from 1 to {MaxSeeds}: each takes other images."),
                GanIterations = parsed.GetRequiredValue(iterations),
            },
            Terminal.OfProcess.Line)));
        return command;
    }

    private static Option<T> Option<T>(string name, string description, T byDefault) =>
        new(name) { Description = description, DefaultValueFactory = _ => byDefault };
}
