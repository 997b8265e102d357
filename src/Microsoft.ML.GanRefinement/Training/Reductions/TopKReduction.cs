using Microsoft.ML.GanRefinement.Training.Schedules;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Training.Reductions;

/// <summary>The mean over the k samples that D finds the most real (Sinha et al. 2020, section 3): the others' gradients point away from
/// the data.</summary>
/// <param name="share">k/B by iteration, above 0 and at most 1; k is rounded and at least 1. The paper starts at 1 and lets it
/// fall.</param>
internal sealed class TopKReduction(ISchedule share) : IBatchReduction
{
    /// <inheritdoc/>
    public Tensor Reduce(Tensor losses, Tensor logits, long iteration)
    {
        var size = losses.shape[0];
        var k = Math.Clamp((long)Math.Round(share.At(iteration) * size), 1, size);
        return k == size ? losses.mean() : losses.index_select(0, logits.detach().topk((int)k).indexes).mean();
    }
}
