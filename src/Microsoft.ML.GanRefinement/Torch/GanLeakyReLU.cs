using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

/// <summary>LeakyReLU for networks of your own, safe beside the garbage collector: x where it is positive, slope · x elsewhere.</summary>
/// <param name="slope">The factor on negative values.</param>
public sealed class GanLeakyReLU(double slope = 0.2) : nn.Module<Tensor, Tensor>(nameof(GanLeakyReLU))
{
    /// <summary>Applies it to every value.</summary>
    /// <param name="input">Of any shape.</param>
    public override Tensor forward(Tensor input) => input.LeakyRelu(slope);
}
