using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>What a coach moves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GanCoachVariable>))]
public enum GanCoachVariable
{
    /// <summary>The latent z.</summary>
    Latent,

    /// <summary>The class of a conditional network, from its label or weights: what the generator has learned of its classes is mixed by weights that move
    /// freely, as <see cref="GanCatalog.MixClasses"/> mixes it. The discriminator is asked about the class given. The latent stays.</summary>
    Classes,

    /// <summary>Both of these at once.</summary>
    LatentAndClasses,

    /// <summary>The intermediate latent w of a generator of your own that is an <see cref="IGanMappedGenerator"/>. The latent stays.</summary>
    Intermediate,
}
