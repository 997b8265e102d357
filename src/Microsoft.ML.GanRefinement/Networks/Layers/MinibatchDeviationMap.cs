using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>One more channel, the same number everywhere: the standard deviation of each value of the maps over the batch, averaged (Karras et al. 2018,
/// section 3).</summary>
internal sealed class MinibatchDeviationMap() : Module<Tensor, Tensor>(nameof(MinibatchDeviationMap))
{
    // Inside the root, whose slope at 0 is infinite.
    private const double Epsilon = 1e-8;

    /// <summary>The maps [B, C, H, W] as they are, with the deviation as channel C.</summary>
    public override Tensor forward(Tensor maps)
    {
        var centred = maps - maps.mean([0], keepdim: true);
        var deviation = centred.Squared().mean([0]).Plus(Epsilon).sqrt().mean();
        return cat([maps, deviation.expand(maps.shape[0], 1, maps.shape[2], maps.shape[3])], 1);
    }
}
