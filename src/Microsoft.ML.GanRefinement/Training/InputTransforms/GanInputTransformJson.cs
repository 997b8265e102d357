using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Training;

/// <summary>A transform among the options that are saved with a model or checkpoint.</summary>
internal sealed class GanInputTransformJson : JsonConverter<GanInputTransform>
{
    /// <inheritdoc/>
    public override GanInputTransform Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<InputTransformSpecification>(ref reader, options) ?? throw new JsonException("The input transform is missing."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GanInputTransform value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Specification, options);
}
