using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>What decides every number of a training: two with the same identity do the same, as far as they go.</summary>
/// <param name="Options">The options that decide numbers, by name.</param>
/// <param name="Data">The training data.</param>
/// <param name="Seed">The seed; null while any will do.</param>
internal sealed record TrainingIdentity(JsonObject Options, DataFingerprint Data, int? Seed)
{
    /// <summary>As JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static TrainingIdentity FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingIdentity>(json) is { Options: not null, Data: not null, Seed: not null } read
                ? read
                : throw new FormatException("The checkpoint does not say what training it belongs to.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The checkpoint does not say what training it belongs to: {e.Message}", e);
        }
    }

    /// <summary>Refuses a checkpoint of another training.</summary>
    /// <param name="saved">The checkpoint's identity.</param>
    /// <param name="path">The checkpoint's file, for the message.</param>
    /// <exception cref="ArgumentException">Options differ; the message has each one's old and new value.</exception>
    /// <exception cref="InvalidOperationException">Only the data differ; the message says how.</exception>
    public void RequireSameAs(TrainingIdentity saved, string path)
    {
        List<string> options = [.. OptionDifferences(saved)];
        List<string> all = [.. options, .. Data.Differences(saved.Data)];
        if (all.Count == 0)
            return;
        var message = $"The checkpoint '{path}' belongs to another training: {string.Join("; ", all)}. "
            + "Go back to what it was to resume that training, or set another CheckpointDirectory to start a new one.";
        throw options.Count > 0 ? new ArgumentException(message) : new InvalidOperationException(message);
    }

    private IEnumerable<string> OptionDifferences(TrainingIdentity saved)
    {
        if (Seed is { } seed && seed != saved.Seed)
            yield return $"Seed was {saved.Seed} and is {seed}";
        foreach (var name in saved.Options.Select(o => o.Key).Union(Options.Select(o => o.Key)))
            if (!JsonNode.DeepEquals(saved.Options[name], Options[name]))
                yield return $"{name} was {Text(saved.Options, name)} and is {Text(Options, name)}";
    }

    private static string Text(JsonObject options, string name) =>
        options.TryGetPropertyValue(name, out var value) ? value?.ToJsonString() ?? "null" : "unknown";
}
