using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Data;

/// <summary>A batch of real images. Whoever asked for it disposes it.</summary>
/// <param name="Images">[B,C,H,W] float32 in [−1,1].</param>
/// <param name="Classes">[B] int64, counted from zero; null without labels.</param>
internal sealed record TrainingBatch(Tensor Images, Tensor? Classes) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Classes?.Dispose();
    }
}
