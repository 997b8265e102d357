using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Tests.Support;

/// <summary>A tensor's values.</summary>
internal static class TensorValues
{
    public static double[] Doubles(this Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
