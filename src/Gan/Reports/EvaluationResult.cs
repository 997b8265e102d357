using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>A result of <c>gan evaluate</c>.</summary>
/// <param name="Name">Its file's, without the ending.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Json">What it says; null if it cannot be read.</param>
internal sealed partial record EvaluationResult(string Name, string Text, JsonObject? Json)
{
    private const string ProtocolName = "protocol";

    /// <summary>What was measured: the end of the file's name behind the time, such as a refiner; empty for the network alone.</summary>
    public string Subject => Time().Replace(Name, "").TrimStart('-');

    /// <summary>How it was measured: without that two results cannot be compared. Null if it does not say.</summary>
    public JsonObject? Protocol => Json?[ProtocolName] as JsonObject;

    /// <summary>Its numbers, those of a metric with the metric's name and a point before their own.</summary>
    public IEnumerable<(string Name, double Value)> Numbers => Json is null ? [] : NumbersOf(Json, "");

    /// <summary>Those of a run, in the order of time.</summary>
    public static IReadOnlyList<EvaluationResult> Of(RunFolder folder) => !Directory.Exists(folder.Evaluations)
        ? []
        :
        [
            .. Directory.GetFiles(folder.Evaluations, "*.json").Order(StringComparer.Ordinal).Select(file =>
            {
                var text = File.ReadAllText(file);
                return new EvaluationResult(Path.GetFileNameWithoutExtension(file), text, Parse(text));
            }),
        ];

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, double Value)> NumbersOf(JsonObject node, string before)
    {
        foreach (var (name, value) in node.Where(entry => entry.Key != ProtocolName))
        {
            if (value is JsonObject inner)
            {
                foreach (var number in NumbersOf(inner, $"{before}{name}."))
                    yield return number;
            }
            else if (value is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.Number)
            {
                yield return (before + name, leaf.GetValue<double>());
            }
        }
    }

    [GeneratedRegex(@"^\d{8}-\d{6}-\d{3}")]
    private static partial Regex Time();
}
