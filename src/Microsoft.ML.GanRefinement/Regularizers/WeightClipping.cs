using Microsoft.ML.GanRefinement.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>Every weight back into [−c, c] after each step (Arjovsky et al. 2017, algorithm 1).</summary>
/// <param name="limit">c &gt; 0.</param>
internal sealed class WeightClipping(double limit) : IWeightConstraint
{
    /// <inheritdoc/>
    public void Apply(nn.Module network)
    {
        using var _ = no_grad();
        foreach (var weight in network.parameters())
            weight.Clamp(-limit, limit);
    }
}
