using TorchSharp;
using TorchSharp.Modules;

namespace Microsoft.ML.GanRefinement.Torch.Optimizers;

/// <summary>Adam (Kingma &amp; Ba 2015): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η · m̂ / (√v̂ + ε), with m̂ = m/(1−β₁ᵗ) and v̂ =
/// v/(1−β₂ᵗ).</summary>
internal sealed class Adam(IEnumerable<Parameter> weights, double beta1 = 0.9, double beta2 = 0.999) : Optimizer(weights, averages: 2)
{
    private const double Epsilon = 1e-8;

    /// <inheritdoc/>
    protected override void Move(double learningRate)
    {
        using Scalar keptMean = beta1;
        using Scalar newMean = 1 - beta1;
        using Scalar keptSquare = beta2;
        using Scalar newSquare = 1 - beta2;
        using Scalar correction = Math.Sqrt(1 - Math.Pow(beta2, Steps));
        using Scalar epsilon = Epsilon;
        using Scalar size = -learningRate / (1 - Math.Pow(beta1, Steps));
        var (means, squares) = (Averages(0), Averages(1));
        foreach (var (weight, gradient, i) in Moving())
        {
            means[i].mul_(keptMean).add_(gradient, newMean);
            squares[i].mul_(keptSquare).addcmul_(gradient, gradient, newSquare);
            using var root = squares[i].sqrt();
            root.div_(correction).add_(epsilon, HeldNumbers.One);
            weight.addcdiv_(means[i], root, size);
        }
    }
}
