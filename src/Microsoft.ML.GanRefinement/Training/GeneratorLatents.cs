using System.Text.Json.Serialization;

namespace Microsoft.ML.GanRefinement;

/// <summary>Which latents (and classes) the generator's step uses.</summary>
/// <remarks>Measured over five seeds (docs/results/latents.md). Fashion-MNIST, DCGANs of 8 channels, 5,000 iterations: without classes fresh latents end at a
/// Fréchet distance of 24.4 and shared ones at 26.4 (medians; fresh ones better in 4 of 5 seeds), with classes at 23.2 and 24.4 (in 2 of 5, which decides
/// nothing). An iteration with shared latents takes 7 to 15 % less time, and after as many seconds they are better in 1 of 5 seeds without classes and 3 of 5
/// with. Perceptrons on a grid of 25 Gaussians: 39 % of the samples near a mode with fresh latents, 26 % with shared ones; on a ring of 8 both 95 %.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<GeneratorLatents>))]
public enum GeneratorLatents
{
    /// <summary>Those of the discriminator's last step: one pass of the generator serves both players.</summary>
    Shared,

    /// <summary>New ones, drawn for this step only: the generator is not scored on the very images that the discriminator has just been fitted to. It costs one
    /// more pass of the generator, without gradients, in each iteration.</summary>
    Fresh,
}
