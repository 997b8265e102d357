using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Latents;
using Microsoft.ML.GanRefinement.Networks;

namespace Microsoft.ML.GanRefinement.Model;

/// <summary>Everything a trained pair is rebuilt from, and how it came about; JSON in the model file.</summary>
internal sealed record GanSpecification
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter<LatentDistribution>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The method that trained the pair, by its trainer's name.</summary>
    public required string Method { get; init; }

    /// <summary>The networks.</summary>
    public required NetworkPairSpecification Networks { get; init; }

    /// <summary>The losses, with that of an auxiliary classifier where there is one.</summary>
    public required GanObjective Objective { get; init; }

    /// <summary>What moves latents before generating, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GanLatentRefiner? LatentRefinement { get; init; }

    /// <summary>The distribution that latents are drawn from: "normal" or "uniform".</summary>
    public LatentDistribution Prior { get; init; }

    /// <summary>Seed of the training, given or drawn. Latents are drawn from it for data that have none; 0 in files from before it was
    /// kept.</summary>
    public int Seed { get; init; }

    /// <summary>Names of the classes from the label's key values, or their numbers; empty for an unconditional pair.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>How many training samples each class had; null in files from before it was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<long>? ClassCounts { get; init; }

    /// <summary>The training options, for the record.</summary>
    public JsonObject? Options { get; init; }

    /// <summary>The evaluation that the pair was kept for; null without a validation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GanValidationResult? Validation { get; init; }

    /// <summary>Version of this library that trained the pair.</summary>
    public string? LibraryVersion { get; init; }

    /// <summary>The prior, addressed by row, that latents come from where the data have none.</summary>
    public LatentPrior CreatePrior() => CreatePrior(Seed);

    /// <summary>The same with another seed, and values that may be kept near 0.</summary>
    public LatentPrior CreatePrior(int seed, float? truncation = null) => new(Networks.LatentSize, seed, truncation, Prior);

    /// <summary>As JSON text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Reads and checks what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text, or names something that this version cannot build.</exception>
    public static GanSpecification FromJson(string json)
    {
        try
        {
            var read = EarlierSpecifications.Upgrade(JsonNode.Parse(json)).Deserialize<GanSpecification>(s_json) ?? throw new FormatException("it is empty");
            NetworkPairFactory.Check(read.Networks);
            if (read.ClassNames.Count != read.Networks.ClassCount)
                throw new FormatException($"it names {read.ClassNames.Count} classes for a network with {read.Networks.ClassCount}");
            if (read.ClassCounts is { } counts
                && (counts.Count != read.ClassNames.Count || counts.Any(count => count < 0) || (counts.Count > 0 && counts.Sum() == 0)))
            {
                throw new FormatException($"its counts of training samples do not go with its {read.ClassNames.Count} classes");
            }

            if (read.Validation is { } best && !(best.Metric is not null && best.Iteration > 0 && double.IsFinite(best.Value)))
                throw new FormatException($"it names metric {best.Metric} with value {best.Value} of iteration {best.Iteration}");
            return read;
        }
        catch (Exception e) when (
            e is JsonException or ArgumentException or FormatException or NullReferenceException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException($"The model file's GAN specification cannot be used: {e.Message}", e);
        }
    }
}
