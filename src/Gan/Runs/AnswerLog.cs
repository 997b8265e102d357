using System.Text.Json;

namespace GanRefinement.Gan.Runs;

/// <summary>Answers to "real or generated?", a line of JSON each.</summary>
internal static class AnswerLog
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);
    private static readonly Lock s_lock = new();

    private sealed record Answer(DateTimeOffset Time, bool WasReal, bool SaidReal);

    /// <summary>Appends one.</summary>
    public static void Add(string path, bool wasReal, bool saidReal)
    {
        lock (s_lock)
            File.AppendAllText(path, JsonSerializer.Serialize(new Answer(DateTimeOffset.UtcNow, wasReal, saidReal), s_json) + "\n");
    }

    /// <summary>How many there are, and how many are right.</summary>
    public static JudgeTally Read(string path)
    {
        Answer[] answers = File.Exists(path)
            ? [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Answer>(line, s_json)!)]
            : [];
        return new(answers.Count(answer => answer.WasReal == answer.SaidReal), answers.Length);
    }
}
