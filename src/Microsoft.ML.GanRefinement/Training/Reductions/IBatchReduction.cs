using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Reductions;

/// <summary>How the generator's losses of a batch become the one that it steps on.</summary>
internal interface IBatchReduction
{
    /// <summary>A scalar.</summary>
    /// <param name="losses">[B].</param>
    /// <param name="logits">[B]: what D says of the samples; not called where that does not matter.</param>
    /// <param name="iteration">From 0.</param>
    Tensor Reduce(Tensor losses, Func<Tensor> logits, long iteration);
}
