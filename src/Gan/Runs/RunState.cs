using System.Text.Json;

namespace GanRefinement.Gan.Runs;

/// <summary>Where a run stands, as <c>run.json</c> says.</summary>
internal sealed record RunState
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>running, stopped, done or failed.</summary>
    public required string Status { get; init; }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The library's version.</summary>
    public string Library { get; init; } = System.Diagnostics.FileVersionInfo
        .GetVersionInfo(typeof(Microsoft.ML.GanRefinement.GanCatalog).Assembly.Location).ProductVersion!.Split('+')[0];

    /// <summary>The operating system and the number of cores.</summary>
    public string Machine { get; init; } = $"{System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores";

    /// <summary>Writes it.</summary>
    public void Save(string path) => WholeFile.Write(path, JsonSerializer.Serialize(this, s_json));

    /// <summary>Reads it; null if there is none, or a damaged one: a run goes on without.</summary>
    public static RunState? Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RunState>(File.ReadAllText(path), s_json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
