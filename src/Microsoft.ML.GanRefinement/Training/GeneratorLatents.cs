using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>Which latents (and classes) the generator's step uses.</summary>
/// <remarks>Measured over five seeds with small perceptrons (docs/results/latents.md): on a grid of 25 Gaussians, fresh latents put 39 % of the samples near a
/// mode where shared ones put 26 % (medians; better in every seed). On a ring of 8 both put 95 %. The time of an iteration hardly differs there: the smaller
/// the generator is beside the discriminator, the less its additional pass costs.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<GeneratorLatents>))]
public enum GeneratorLatents
{
    /// <summary>Those of the discriminator's last step: one pass of the generator serves both players.</summary>
    Shared,

    /// <summary>New ones, drawn for this step only: the generator is not scored on the very images that the discriminator has just been fitted to. It costs one
    /// more pass of the generator, without gradients, in each iteration.</summary>
    Fresh,
}
