using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>demo</c>: the other commands one after the other, with the settings of the examples' demo. Only the real images are fewer: as many as are
/// generated, where the examples take all test images.</summary>
internal static class DemoCommand
{
    private static readonly Setting s_iterations = new("maxIterations", $"Training iterations. Default: {DemoSizes.Iterations}, minutes on two cores.");

    private static readonly string s_coach = Text($"coach:iterations={DemoSizes.CoachIterations},learningRate={DemoSizes.CoachLearningRate}");

    /// <summary>What it trains with, where nothing else is set.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["method"] = "fast-rob-gan",
        ["data"] = "fashion-mnist",
        ["networks"] = Text($"dcgan:baseChannels={DemoSizes.BaseChannels}"),
        ["batchSize"] = Text($"{DemoSizes.BatchSize}"),
        ["generatorLearningRate"] = Text($"{DemoSizes.LearningRate}"),
        ["discriminatorLearningRate"] = Text($"{DemoSizes.LearningRate}"),
        ["learningRateSchedule"] = Text($"linear:final={DemoSizes.FinalShare}"),
        ["generatorEmaDecay"] = Text($"{DemoSizes.EmaDecay}"),
        ["generatorLatents"] = "shared",
        ["maxIterations"] = Text($"{DemoSizes.Iterations}"),
        ["seed"] = Text($"{DemoSizes.Seed}"),
        ["out"] = "runs/demo",
    };

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "demo",
        "Trains a small Fast-RobGAN on Fashion-MNIST, coaches latents, evaluates both and real images on the features of a classifier, and writes a report.",
        [TrainSettings.Data, TrainSettings.Size, TrainSettings.Offline, TrainSettings.Cache, s_iterations, ModelSettings.Seed, TrainSettings.Out,
            TrainSettings.Threads],
        (values, cancellation) =>
        {
            JsonObject settings = new(Settings.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value))));
            foreach (var (key, value) in values.All)
                settings[key] = value?.DeepClone();
            TrainRun run = new(terminal, new SettingValues(settings));
            if (run.Folder.HasRun)
                throw new BadInputException($"'{run.Folder.Path}' has a run already; name another folder with {TrainSettings.Out.Flag}.");
            var code = run.Run(cancellation);
            return code != ExitCode.Success ? code : After(terminal, run.Folder, cancellation);
        });

    private static int After(Terminal terminal, RunFolder folder, CancellationToken cancellation)
    {
        RefineCommand.Run(terminal, Values((ModelSettings.Model, folder.Path), (ModelSettings.Refiner, s_coach)), cancellation);
        // Of real images the numbers are those that the best generator would reach.
        terminal.Line("Before coaching, and real images:");
        Evaluate((EvaluateCommand.TrainingImages, "true"));
        terminal.Line("After coaching:");
        return Evaluate((ModelSettings.Refiner, s_coach));

        int Evaluate(params (Setting Setting, string Value)[] more) => EvaluateCommand.Run(terminal, Values([
            (ModelSettings.Model, folder.Path), (EvaluateCommand.Features, Text($"classifier:epochs={DemoSizes.ClassifierEpochs},seed={DemoSizes.Seed}")),
            (EvaluateCommand.Real, Text($"{DemoSizes.Samples}")), .. more]), cancellation);
    }

    private static SettingValues Values(params (Setting Setting, string Value)[] values) =>
        new(new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Setting.Key, (JsonNode?)JsonValue.Create(entry.Value)))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
