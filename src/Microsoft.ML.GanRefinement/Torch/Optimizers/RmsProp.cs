using TorchSharp;
using TorchSharp.Modules;

namespace Microsoft.ML.GanRefinement.Torch.Optimizers;

/// <summary>RMSProp (Tieleman &amp; Hinton 2012): v ← αv + (1−α)g², w ← w − η · g / (√v + ε). Centred (Graves 2013), the mean gradient's
/// square is taken from v under the root. With momentum μ, b ← μb + g / (√v + ε), w ← w − η · b.</summary>
internal sealed class RmsProp(IEnumerable<Parameter> weights, double decay, double momentum = 0, bool centered = false)
    : Optimizer(weights, averages: 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0))
{
    private const double Epsilon = 1e-8;

    /// <inheritdoc/>
    protected override void Move(double learningRate)
    {
        using Scalar kept = decay;
        using Scalar added = 1 - decay;
        using Scalar epsilon = Epsilon;
        using Scalar keptVelocity = momentum;
        using Scalar size = -learningRate;
        foreach (var (weight, gradient, i) in Moving())
        {
            var square = Averages(0)[i].mul_(kept).addcmul_(gradient, gradient, added);
            var mean = centered ? Averages(1)[i].mul_(kept).add_(gradient, added) : null;
            using var root = mean is null ? square.sqrt() : square.addcmul(mean, mean, HeldNumbers.MinusOne).sqrt_();
            root.add_(epsilon, HeldNumbers.One);
            if (momentum > 0)
                weight.add_(Averages(centered ? 2 : 1)[i].mul_(keptVelocity).addcdiv_(gradient, root, HeldNumbers.One), size);
            else
                weight.addcdiv_(gradient, root, size);
        }
    }
}
