using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>A regulariser among the options that are saved with a model or checkpoint.</summary>
internal sealed class GanRegularizerJson : JsonConverter<GanRegularizer>
{
    /// <inheritdoc/>
    public override GanRegularizer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<RegularizerSpecification>(ref reader, options) ?? throw new JsonException("The regulariser is missing."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GanRegularizer value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Specification, options);
}
