using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>L_D = E max(0, 1−D(x)) + E max(0, 1+D(G(z))), L_G = −E D(G(z)) (Lim &amp; Ye 2017; Miyato et al. 2018).</summary>
    public static GanObjective Hinge() => new HingeLoss();

    internal sealed record HingeLoss : SeparableObjective
    {
        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.SubtractedFrom(1)).mean();

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => functional.relu(output.Logits.Plus(1)).mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits;
    }
}
