using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Reductions;

/// <summary>The mean of all.</summary>
internal sealed class MeanReduction : IBatchReduction
{
    /// <inheritdoc/>
    public Tensor Reduce(Tensor losses, Func<Tensor> logits, long iteration) => losses.mean();
}
