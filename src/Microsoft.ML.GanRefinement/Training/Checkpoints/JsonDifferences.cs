using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>What differs between two descriptions, value by value, under the names that users know.</summary>
internal static class JsonDifferences
{
    /// <summary>One sentence part for each value that differs: its name, what it was and what it is.</summary>
    public static IEnumerable<string> Of(JsonObject was, JsonObject now) => Between(string.Empty, was, now);

    private static IEnumerable<string> Between(string name, JsonNode? was, JsonNode? now)
    {
        if (JsonNode.DeepEquals(was, now))
            return [];
        return (was, now) switch
        {
            (JsonObject old, JsonObject current) => old.Select(o => o.Key).Union(current.Select(o => o.Key)).SelectMany(key =>
                old.ContainsKey(key) && current.ContainsKey(key)
                    ? Between(Join(name, key), old[key], current[key])
                    // Options that only some values of others have, or that an earlier version did not.
                    : old.ContainsKey(key)
                        ? [$"{Join(name, key)} was {Text(old[key])} and no longer applies"]
                        : [$"{Join(name, key)} did not apply and is {Text(current[key])}"]),
            (JsonArray old, JsonArray current) => Enumerable.Range(0, Math.Max(old.Count, current.Count)).SelectMany(i =>
                i < old.Count && i < current.Count
                    ? Between($"{name}[{i}]", old[i], current[i])
                    : [Changed($"{name}[{i}]", i < old.Count ? Text(old[i]) : "not there", i < current.Count ? Text(current[i]) : "not there")]),
            _ => [Changed(name, Text(was), Text(now))],
        };
    }

    private static string Changed(string name, string was, string now) => $"{name} was {was} and is {now}";

    private static string Join(string name, string key) => name.Length == 0 ? key : $"{name}.{key}";

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject parts => $"({string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Key} {Text(part.Value)}"))})",
        JsonArray items => $"[{string.Join(", ", items.Select(Text))}]",
        _ => value.ToString(),
    };
}
