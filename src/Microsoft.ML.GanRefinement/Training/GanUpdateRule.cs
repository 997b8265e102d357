using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>The order of the two players' steps.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GanUpdateRule>))]
public enum GanUpdateRule
{
    /// <summary>Updates the discriminator, then the generator against the updated discriminator.</summary>
    Alternating,

    /// <summary>Both gradients are taken at the same weights, then both step.</summary>
    Simultaneous,
}
