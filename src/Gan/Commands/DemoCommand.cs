using System.CommandLine;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>demo</c>: the other commands one after the other.</summary>
internal static class DemoCommand
{
    private static readonly Setting s_iterations = new("maxIterations", "Training iterations. Default: 1500, two minutes on two cores.");

    // The settings of the examples' demo: small enough for minutes on a processor.
    private static readonly Dictionary<string, string> s_settings = new()
    {
        ["method"] = "fast-rob-gan",
        ["data"] = "fashion-mnist",
        ["networks"] = "dcgan:baseChannels=16",
        ["batchSize"] = "32",
        ["generatorLearningRate"] = "0.0005",
        ["discriminatorLearningRate"] = "0.0005",
        ["learningRateSchedule"] = "linear:final=0.05",
        ["generatorEmaDecay"] = "0.999",
        ["generatorLatents"] = "shared",
        ["maxIterations"] = "1500",
        ["seed"] = "1",
        ["out"] = "runs/demo",
    };

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "demo",
        "Trains a small Fast-RobGAN on Fashion-MNIST, coaches latents, evaluates both and writes a report.",
        [TrainSettings.Data, TrainSettings.Size, TrainSettings.Offline, TrainSettings.Cache, s_iterations, ModelSettings.Seed, TrainSettings.Out,
            TrainSettings.Threads],
        (values, cancellation) =>
        {
            JsonObject settings = new(s_settings.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value))));
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
        const string Coach = "coach:iterations=30,learningRate=0.01";
        RefineCommand.Run(terminal, Values((ModelSettings.Model, folder.Path), (ModelSettings.Refiner, Coach)), cancellation);
        terminal.Line("Before coaching:");
        EvaluateCommand.Run(terminal, Values((ModelSettings.Model, folder.Path)), cancellation);
        terminal.Line("After coaching:");
        return EvaluateCommand.Run(terminal, Values((ModelSettings.Model, folder.Path), (ModelSettings.Refiner, Coach)), cancellation);
    }

    private static SettingValues Values(params (Setting Setting, string Value)[] values) =>
        new(new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Setting.Key, (JsonNode?)JsonValue.Create(entry.Value)))));
}
