using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Torch;
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
    public Tensor Reduce(Tensor losses, Func<Tensor> logits, long iteration)
    {
        var ranks = Ranks.Current;
        var size = losses.shape[0] * ranks.Size;
        var k = Math.Clamp((long)Math.Round(share.At(iteration) * size), 1, size);
        if (k == size)
            return losses.mean();
        var best = AcrossRanks.Rows(logits().detach()).topk((int)k).indexes;
        if (ranks.Size == 1)
            return losses.index_select(0, best).mean();
        // Those of the whole batch that are this rank's; the mean over ranks makes their sum the mean over k.
        var chosen = zeros([size], dtype: losses.dtype, device: losses.device).index_fill(0, best, HeldNumbers.One);
        return (losses * AcrossRanks.Own(chosen)).sum().Times((double)ranks.Size / k);
    }
}
