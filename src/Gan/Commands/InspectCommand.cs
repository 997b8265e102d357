using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;
using GanRefinement.Gan.Settings;
using GanRefinement.Programs.Screen;

namespace GanRefinement.Gan.Commands;

/// <summary><c>inspect</c>.</summary>
internal static class InspectCommand
{
    private const int FloatBytes = 4;
    private static readonly string[] s_ofClasses = ["conditioning", "classEmbeddingSize"];
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    private static readonly Setting s_asJson = new("json", "Prints the specification of each pair of networks as it is in the file. Default: false.",
        SettingKind.Switch);

    public static Command Create(Terminal terminal) => CommandBase.Create(terminal, "inspect", "Says what is in a model zip, without loading its networks.",
        [ModelSettings.Model, s_asJson],
        (values, _) =>
        {
            var file = TrainedModel.Find(values.Require<string>(ModelSettings.Model));
            try
            {
                Tell(terminal, file, values.Get(s_asJson, false));
            }
            catch (Exception e) when (e is InvalidDataException or JsonException or ArgumentException)
            {
                throw new BadInputException($"'{file}' is no model zip: {Methods.Message(e)}", e);
            }
            return ExitCode.Success;
        });

    /// <summary>The networks' settings, without those that say nothing.</summary>
    public static string NetworksOf(JsonObject specification) => string.Join(", ", specification["networks"]!.AsObject()
        .Where(entry => entry.Value is JsonValue && $"{entry.Value}" is not ("False" or "false" or "0"))
        .Where(entry => specification["classNames"] is JsonArray { Count: > 0 } || !s_ofClasses.Contains(entry.Key))
        .Select(entry => $"{entry.Key} {entry.Value}"));

    private static void Tell(Terminal terminal, string file, bool asJson)
    {
        var specifications = TrainedModel.Specifications(file);
        if (specifications.Count == 0)
            throw new BadInputException($"'{file}' is a zip without a trained network of Microsoft.ML.GanRefinement.");
        if (asJson)
        {
            foreach (var specification in specifications)
                terminal.Line(specification.ToJsonString(s_json));
            return;
        }
        var entries = TrainedModel.Entries(file);
        terminal.Line($"{Path.GetFullPath(file)}, {new FileInfo(file).Length / 1024.0 / 1024.0:F1} MB, {specifications.Count} pair(s) of networks");
        foreach (var specification in specifications)
        {
            var networks = specification["networks"]!.AsObject();
            Row("trained by", $"{specification["method"]}");
            Row("networks", NetworksOf(specification));
            Row("samples", networks["image"]?.ToJsonString() ?? "");
            Row("latents", $"{networks["latentSize"]} values, {specification["prior"] ?? "normal"}");
            Row("classes", specification["classNames"] is JsonArray { Count: > 0 } names ? string.Join(", ", names.Select(name => $"{name}")) : "none");
            Row("losses", specification["objective"]?.ToJsonString() ?? "");
            Row("refiner", specification["latentRefinement"]?.ToJsonString() ?? "none");
            Row("validation", specification["validation"]?.ToJsonString() ?? "none");
            Row("seed", $"{specification["seed"]}");
            Row("library", $"{specification["libraryVersion"]}");
        }
        foreach (var (name, bytes) in entries.Where(entry => entry.Name.EndsWith(".weights", StringComparison.Ordinal)))
            Row(Path.GetFileNameWithoutExtension(name), $"about {bytes / FloatBytes:N0} numbers ({name})");
        foreach (var (name, _) in entries.Where(entry => entry.Name.EndsWith("Model.key", StringComparison.Ordinal)))
            Row("step", $"{Path.GetDirectoryName(name)}: {TrainedModel.Loader(file, name)}");

        void Row(string name, string text) => terminal.Line($"  {name,-14}{text}");
    }
}
