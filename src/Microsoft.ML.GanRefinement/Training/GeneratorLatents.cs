using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>Which latents (and classes) the generator's step is made on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GeneratorLatents>))]
public enum GeneratorLatents
{
    /// <summary>Those of the discriminator's last step: one pass of the generator serves both players.</summary>
    Shared,

    /// <summary>Others, drawn for this step alone: the generator is not judged on the very images that the discriminator has just been
    /// fitted to. It costs one more pass of the generator, without gradients, in each iteration.</summary>
    Fresh,
}
