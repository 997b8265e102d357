using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement.Regularizers;

/// <summary>weight · ‖E f(x) − E f(G(z))‖², f being the discriminator's features (Salimans et al. 2016, section 3.1).</summary>
/// <param name="weight">A recipe leaves the term out where it is 0.</param>
internal sealed class FeatureMatching(double weight) : IGeneratorRegularizer
{
    /// <inheritdoc/>
    public bool ComparesWithReal => true;

    /// <inheritdoc/>
    public Tensor? Penalty(GeneratorStep step) => (Mean(step.RealOutput!.Features.detach()) - Mean(step.FakeOutput.Features)).Squared().sum().Times(weight);

    private static Tensor Mean(Tensor features) => features.flatten(1).mean([0]);
}
