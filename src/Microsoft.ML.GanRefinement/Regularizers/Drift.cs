using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>weight · E D(x)² on real samples: a Wasserstein critic's values stay near zero (Karras et al. 2018, appendix A.1).</summary>
/// <param name="weight">A recipe leaves the term out where it is 0.</param>
internal sealed class Drift(double weight) : IDiscriminatorRegularizer
{
    /// <inheritdoc/>
    public Tensor? Penalty(DiscriminatorStep step) => step.RealOutput.Logits.Squared().mean().Times(weight);
}
