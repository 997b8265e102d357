using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>Which latents (and classes) the generator's step uses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GeneratorLatents>))]
public enum GeneratorLatents
{
    /// <summary>Those of the discriminator's last step: one pass of the generator serves both players.</summary>
    Shared,

    /// <summary>New ones, drawn for this step only: the generator is not scored on the very images that the discriminator has just been fitted to. It costs one
    /// more pass of the generator, without gradients, in each iteration.</summary>
    Fresh,
}
