using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Objectives;

/// <summary>An objective among the options that are saved with a model or checkpoint.</summary>
internal sealed class GanObjectiveJson : JsonConverter<GanObjective>
{
    /// <inheritdoc/>
    public override GanObjective Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ObjectiveSpecification>(ref reader, options) ?? throw new JsonException("The objective is missing."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, GanObjective value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Specification, options);
}
