using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>The distribution that latents are drawn from, each value by itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LatentDistribution>))]
public enum LatentDistribution
{
    /// <summary>The standard normal distribution.</summary>
    Normal,

    /// <summary>The uniform distribution from −1 to 1. Searches and penalties that move latents keep them in that cube, outside of which the generator has
    /// learned nothing.</summary>
    Uniform,
}
