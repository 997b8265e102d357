using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement.Evaluation.Featurizers.Inception;

/// <summary>The poolings of the network, all of 3×3 pixels.</summary>
internal static class Pools
{
    /// <summary>Means of neighbours that keep the size. At the edge only pixels inside count, as in TensorFlow.</summary>
    public static Tensor Mean(Tensor input) => functional.avg_pool2d(input, 3, stride: 1, padding: 1, count_include_pad: false);

    /// <summary>Maxima of neighbours that keep the size.</summary>
    public static Tensor Max(Tensor input) => functional.max_pool2d(input, 3, stride: 1, padding: 1);

    /// <summary>Maxima at every second pixel.</summary>
    public static Tensor Halve(Tensor input) => functional.max_pool2d(input, 3, stride: 2);
}
