using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>What is computed of rows, without a graph.</summary>
/// <param name="Losses">[n].</param>
/// <param name="Scores">[n]: the discriminator's logits; null where nobody asks it.</param>
/// <param name="Gradients">[n, Z]: each row's ∂loss/∂z; null where it was not asked for.</param>
internal sealed record RowValues(Tensor Losses, Tensor? Scores, Tensor? Gradients);
