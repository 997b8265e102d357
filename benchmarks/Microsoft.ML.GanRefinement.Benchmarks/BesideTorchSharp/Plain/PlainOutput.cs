using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Benchmarks.BesideTorchSharp.Plain;

/// <summary>What D says of a batch.</summary>
/// <param name="Logits">[B].</param>
/// <param name="Classes">[B, classes], or null.</param>
internal sealed record PlainOutput(Tensor Logits, Tensor? Classes);
