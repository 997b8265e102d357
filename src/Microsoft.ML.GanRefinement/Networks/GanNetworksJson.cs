using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Networks;

/// <summary>Networks among the options that are saved with a model or checkpoint: all choices, by name.</summary>
internal sealed class GanNetworksJson : JsonConverter<GanNetworks>
{
    /// <inheritdoc/>
    public override GanNetworks Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<NetworkPairSpecification>(ref reader, options) ?? throw new JsonException("The networks are missing."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GanNetworks value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Template, options);
}
