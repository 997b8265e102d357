using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GanRefinement.Gan.Runs;

namespace GanRefinement.Gan.Reports;

/// <summary>Results of <c>gan evaluate</c> on a page, each with the stamp of its protocol: without it two of them cannot be compared.</summary>
internal static class Evaluations
{
    /// <summary>Adds those that a run has.</summary>
    public static void Add(Page page, RunFolder folder)
    {
        var files = Directory.Exists(folder.Evaluations) ? Directory.GetFiles(folder.Evaluations, "*.json").Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
            return;
        page.Heading("Evaluations");
        foreach (var file in files)
        {
            page.Add($"<h3>{Page.Text(Path.GetFileNameWithoutExtension(file))}</h3>");
            var text = File.ReadAllText(file);
            if (Parse(text) is { } result)
            {
                page.Table(Numbers(result, "").Select(number => (number.Name, number.Value.ToString("G5", CultureInfo.InvariantCulture))));
                if (result["protocol"] is JsonObject protocol)
                    page.Add($"<p class=\"stamp\">{string.Concat(protocol.Select(Stamp))}</p>");
            }
            page.Fold("as JSON", text);
        }
    }

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

    private static string Stamp(KeyValuePair<string, JsonNode?> entry) =>
        $"<span><b>{Page.Text(entry.Key)}</b> {Page.Text(entry.Value?.ToString())}</span> ";

    private static IEnumerable<(string Name, double Value)> Numbers(JsonObject node, string before)
    {
        foreach (var (name, value) in node.Where(entry => entry.Key != "protocol"))
        {
            if (value is JsonObject inner)
            {
                foreach (var number in Numbers(inner, $"{before}{name}."))
                    yield return number;
            }
            else if (value is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.Number)
            {
                yield return (before + name, leaf.GetValue<double>());
            }
        }
    }
}
