using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement;

namespace GanRefinement.Gan.Runs;

/// <summary>The trainer's reports as lines of JSON: every number that a report has, by its name.</summary>
/// <remarks>A resumed run goes on behind its checkpoint, so that lines from after the checkpoint come again: those are dropped first.</remarks>
internal sealed class MetricsLog(string path)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Seconds() },
    };

    private bool _begun;
    private double _secondsBefore;

    /// <summary>Appends a report.</summary>
    /// <returns>Its numbers, by their paths.</returns>
    public IReadOnlyDictionary<string, double> Write(GanTrainingProgress progress)
    {
        var line = JsonSerializer.SerializeToNode(progress, s_json)!.AsObject();
        if (!_begun)
            DropFrom(progress.Iteration);
        _begun = true;
        // The trainer's clock starts anew where a run is gone on with; the run's doesn't.
        line["elapsed"] = progress.Elapsed.TotalSeconds + _secondsBefore;
        line["time"] = DateTimeOffset.UtcNow.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        File.AppendAllText(path, line.ToJsonString() + "\n");
        return Numbers(line);
    }

    /// <summary>The lines of a file, each as its numbers by their paths; a last line that was cut off is left out.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, double>> Read(string path) =>
        !File.Exists(path) ? [] : [.. File.ReadLines(path).Select(Parse).OfType<JsonObject>().Select(Numbers)];

    /// <summary>The warnings of a file, with their iterations.</summary>
    public static IReadOnlyList<string> Warnings(string path) => !File.Exists(path)
        ? []
        : [.. File.ReadLines(path).Select(Parse).OfType<JsonObject>().SelectMany(line => (line["warnings"] as JsonArray ?? [])
            .Select(warning => $"Iteration {line["iteration"]}: {warning}"))];

    private static JsonNode? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, double> Numbers(JsonObject line)
    {
        Dictionary<string, double> numbers = [];
        Collect(line, "");
        return numbers;

        void Collect(JsonObject node, string before)
        {
            foreach (var (name, value) in node)
            {
                if (value is JsonObject inner)
                    Collect(inner, $"{before}{name}.");
                else if (value is JsonValue leaf && leaf.GetValueKind() == JsonValueKind.Number)
                    numbers[before + name] = leaf.GetValue<double>();
            }
        }
    }

    private void DropFrom(int iteration)
    {
        if (!File.Exists(path))
            return;
        string[] kept = [.. File.ReadLines(path).Where(line => Parse(line) is JsonObject read && (int?)read["iteration"] < iteration)];
        File.WriteAllLines(path, kept);
        _secondsBefore = kept.Length == 0 ? 0 : (double?)Parse(kept[^1])!["elapsed"] ?? 0;
    }

    private sealed class Seconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value.TotalSeconds);
    }
}
