using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>How the distance of two latents is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentNorm>))]
public enum LatentNorm
{
    /// <summary>The largest difference of a coordinate.</summary>
    LInfinity,

    /// <summary>The Euclidean distance.</summary>
    L2,
}
