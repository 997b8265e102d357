using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Layers;

/// <summary>One more feature or map, the same number everywhere: the standard deviation of each value over the batch, averaged (Karras et al. 2018, section
/// 3).</summary>
internal sealed class MinibatchDeviation() : Module<Tensor, Tensor>(nameof(MinibatchDeviation))
{
    // Inside the root, whose slope at 0 is infinite.
    private const double Epsilon = 1e-8;

    /// <summary>Features [B, F] or maps [B, C, H, W] as they are, with the deviation after them.</summary>
    public override Tensor forward(Tensor features)
    {
        var whole = AcrossRanks.Rows(features);
        var centred = whole - whole.mean([0], keepdim: true);
        var deviation = centred.Squared().mean([0]).Plus(Epsilon).sqrt().mean();
        long[] shape = [features.shape[0], 1, .. features.shape[2..]];
        return cat([features, deviation.expand(shape)], 1);
    }
}
