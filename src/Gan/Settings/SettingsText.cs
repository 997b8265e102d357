using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace GanRefinement.Gan.Settings;

/// <summary>YAML or JSON as a tree whose leaves are texts.</summary>
internal static class SettingsText
{
    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a settings file: JSON where its name ends so, else YAML.</summary>
    /// <exception cref="BadInputException">It is neither, or no mapping of names to values.</exception>
    public static JsonObject Read(string path)
    {
        if (!File.Exists(path))
            throw new BadInputException($"There is no settings file '{path}'.");
        var node = Parse(File.ReadAllText(path), $"'{path}'", isJson: Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase));
        return node switch
        {
            null => [],
            JsonObject settings => settings,
            _ => throw new BadInputException($"'{path}' must be a mapping of names to values, as in 'maxIterations: 1000'."),
        };
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="where">What it is, for errors.</param>
    /// <param name="isJson">Whether it is JSON and nothing else.</param>
    public static JsonNode? Parse(string text, string where, bool isJson = false)
    {
        try
        {
            if (isJson)
                return JsonNode.Parse(text, documentOptions: s_lenient);
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            throw new BadInputException($"{where} is no YAML: line {e.Start.Line}, column {e.Start.Column}: {(e.InnerException ?? e).Message}", e);
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{where} is no JSON: {e.Message}", e);
        }
    }

    /// <summary>A tree as YAML.</summary>
    public static string ToYaml(JsonNode? node) => new SerializerBuilder().Build().Serialize(Plain(node) ?? "");

    /// <summary>The text of a leaf; null for null.</summary>
    public static string? Leaf(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or null } => null,
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlMappingNode map => Object(map),
        _ => throw new YamlException(node.Start, node.End, "only scalars, lists and mappings are read."),
    };

    private static JsonObject Object(YamlMappingNode map)
    {
        JsonObject result = [];
        foreach (var (key, value) in map.Children)
            result[((YamlScalarNode)key).Value!] = Convert(value);
        return result;
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        JsonArray list => list.Select(Plain).ToList(),
        _ => Leaf(node),
    };
}
