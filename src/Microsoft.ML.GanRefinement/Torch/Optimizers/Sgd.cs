using TorchSharp;
using TorchSharp.Modules;

namespace Microsoft.ML.GanRefinement.Torch.Optimizers;

/// <summary>Gradient descent: b ← μb + g, w ← w − η · b; without momentum w ← w − η · g.</summary>
internal sealed class Sgd(IEnumerable<Parameter> weights, double momentum = 0) : Optimizer(weights, averages: momentum > 0 ? 1 : 0)
{
    /// <inheritdoc/>
    protected override void Move(double learningRate)
    {
        using Scalar kept = momentum;
        using Scalar size = -learningRate;
        foreach (var (weight, gradient, i) in Moving())
            weight.add_(momentum > 0 ? Averages(0)[i].mul_(kept).add_(gradient, HeldNumbers.One) : gradient, size);
    }
}
