using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.ML.GanRefinement.Training.Checkpoints;

/// <summary>What decides every number of a training run: two with the same identity do the same, as far as they go.</summary>
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

    /// <summary>Refuses a checkpoint of a training run with other options.</summary>
    /// <param name="options">The options now; those that it lacks are not compared when <paramref name="all"/> is false.</param>
    /// <param name="seed">The seed now; null if any will do.</param>
    /// <param name="path">This checkpoint's file, for the message.</param>
    /// <param name="all">Whether those are all options, or only what is known before data are read.</param>
    /// <exception cref="ArgumentException">Options differ; the message has each one's old and new value.</exception>
    public void RequireSameOptions(JsonObject options, int? seed, string path, bool all)
    {
        var compared = all ? Options : new JsonObject(Options.Where(o => options.ContainsKey(o.Key))
            .Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone())));
        List<string> differences = [.. JsonDifferences.Of(compared, options)];
        if (seed is { } asked && asked != Seed)
            differences.Insert(0, $"Seed was {Seed} and is {asked}");
        if (differences.Count > 0)
            throw new ArgumentException(Message(path, differences));
    }

    /// <summary>Refuses a checkpoint of a training run on other data.</summary>
    /// <param name="data">The data now.</param>
    /// <param name="path">This checkpoint's file, for the message.</param>
    /// <exception cref="InvalidOperationException">The data differ; the message says how.</exception>
    public void RequireSameData(DataFingerprint data, string path)
    {
        List<string> differences = [.. data.Differences(Data)];
        if (differences.Count > 0)
            throw new InvalidOperationException(Message(path, differences));
    }

    private static string Message(string path, List<string> differences) =>
        $"The checkpoint '{path}' belongs to another training run: {string.Join("; ", differences)}. "
        + "Go back to what it was to resume that training, or set another CheckpointDirectory to start a new one.";
}
