using Microsoft.ML.GanRefinement.Torch;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Networks.Progressive;

/// <summary>What growing networks have in common: how far a progress is, and maps at other resolutions.</summary>
internal static class Growth
{
    /// <summary>The highest doubling that takes part, and its share α, 1 where it is whole.</summary>
    public static (int Level, double Share) Of(double progress)
    {
        var level = (int)Math.Ceiling(progress);
        return (level, level == progress ? 1 : progress - (level - 1));
    }

    /// <summary>(1 − α)·old + α·new (Karras et al. 2018, figure 2).</summary>
    public static Tensor Fade(Tensor old, Tensor young, double share) => old.Times(1 - share).Plus(young, share);

    /// <summary>Every pixel 2ⁿ times in each direction.</summary>
    public static Tensor Enlarged(Tensor maps, int doublings)
    {
        var factor = (double)(1 << doublings);
        return doublings == 0 ? maps : functional.interpolate(maps, scale_factor: [factor, factor]);
    }

    /// <summary>Means over 2ⁿ×2ⁿ pixels.</summary>
    public static Tensor Reduced(Tensor maps, int halvings) => halvings == 0 ? maps : functional.avg_pool2d(maps, kernel_size: 1L << halvings);

    /// <summary>The buffer that keeps a network's progress, in model files too.</summary>
    public static Tensor Buffer(int doublings) => TensorArithmetic.Filled([1], doublings, ScalarType.Float64);

    /// <summary>Sets a buffer.</summary>
    public static void Set(Tensor buffer, double progress)
    {
        using var _ = no_grad();
        buffer.Fill(progress);
    }
}
