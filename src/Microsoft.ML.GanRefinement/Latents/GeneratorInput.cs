using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>What the generator is asked for.</summary>
/// <param name="Latents">[B, Z].</param>
/// <param name="Classes">[B] zero-based classes, or null.</param>
internal readonly record struct GeneratorInput(Tensor Latents, Tensor? Classes);
