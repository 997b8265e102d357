using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>weight · 1/(n(n−1)) Σ_{i≠j} cos²(s_i, s_j) over the features s of the generated samples: in G's loss, it drives them to be as
/// unlike as can be (Zhao et al. 2017, equation 4).</summary>
/// <param name="weight">A recipe leaves the term out where it is 0.</param>
internal sealed class PullingAway(double weight) : IGeneratorRegularizer
{
    // On a squared length: a feature vector of zeros has no direction, and no gradient either.
    private const double Guard = 1e-12;

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step)
    {
        var features = step.FakeOutput.Features.flatten(1);
        var n = features.shape[0];
        if (n < 2)
            return null;
        var directions = features / features.Squared().sum(1, keepdim: true).Plus(Guard).sqrt();
        // Not matmul, which ends the process on any error.
        var cosines = directions.mm(directions.t()).Squared();
        return (cosines.sum() - cosines.diag().sum()).Times(weight / (n * (n - 1.0)));
    }
}
