using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>WGAN: L_D = E D(G(z)) − E D(x), L_G = −E D(G(z)) (Arjovsky et al. 2017, equation 3). The critic must be kept Lipschitz by
    /// weight clipping, a gradient penalty or spectral normalisation.</summary>
    public static GanObjective Wasserstein() => new WassersteinLoss();

    internal sealed record WassersteinLoss : SeparableObjective
    {
        internal override bool NeedsLipschitz => true;

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => -output.Logits.mean();

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
    }
}
