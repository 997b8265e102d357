using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement.Common;

/// <summary>Writes a description as its specification.</summary>
/// <typeparam name="TSelf">The description.</typeparam>
/// <typeparam name="TSpecification">All of its choices, by name.</typeparam>
internal sealed class SpecificationJson<TSelf, TSpecification> : JsonConverter<TSelf>
    where TSelf : class, ISpecified<TSelf, TSpecification>
    where TSpecification : class
{
    /// <inheritdoc/>
    public override TSelf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TSelf.Of(JsonSerializer.Deserialize<TSpecification>(ref reader, options) ?? throw new JsonException($"The {typeof(TSelf).Name} is missing."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TSelf value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Specification, options);
}
