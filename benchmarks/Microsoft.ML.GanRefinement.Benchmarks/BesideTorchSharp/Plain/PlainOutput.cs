using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>What D says of a batch.</summary>
/// <param name="Logits">[B].</param>
/// <param name="Classes">[B, classes], or null.</param>
/// <param name="Features">[B, F]: the last hidden layer, or null.</param>
internal sealed record PlainOutput(Tensor Logits, Tensor? Classes, Tensor? Features = null)
{
    /// <summary>[B, codes]: the latents that D makes out, or null.</summary>
    public Tensor? Codes { get; init; }

    /// <summary>[B, categories], or null.</summary>
    public Tensor? Categories { get; init; }
}
