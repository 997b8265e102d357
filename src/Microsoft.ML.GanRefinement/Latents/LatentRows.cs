using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Latents;

/// <summary>Rows on their way.</summary>
/// <param name="Latents">[n, Z]: where they are.</param>
/// <param name="Classes">[n] zero-based classes, or null.</param>
/// <param name="Start">[n, Z]: where they began.</param>
internal sealed record LatentRows(Tensor Latents, Tensor? Classes, Tensor Start)
{
    /// <summary>Copies of some of them.</summary>
    public LatentRows Pick(Tensor index) => new(Latents.index_select(0, index), Classes?.index_select(0, index), Start.index_select(0, index));
}
