using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>Each real sample should score above the generated one beside it: L_D = −E ln σ(D(x)−D(G(z))), L_G with the two swapped
    /// (Jolicoeur-Martineau 2019, equations 3 and 4).</summary>
    public static GanObjective Relativistic() => new RelativisticLoss();

    // Where there are no real samples, in refinement, a sample's loss is softplus(−f).
    internal sealed record RelativisticLoss : GanObjective
    {
        internal override bool ComparesWithReal => true;

        internal override Tensor DiscriminatorLoss(DiscriminatorStep step) => Loss(step.RealOutput, step.FakeOutput);

        internal override Tensor LensLoss(DiscriminatorOutput lensed, Func<DiscriminatorOutput> real, Tensor? classes) => Loss(real(), lensed);

        internal override Tensor GeneratorLosses(GeneratorStep step) =>
            ((step.RealOutput?.Logits ?? zeros_like(step.FakeOutput.Logits)) - step.FakeOutput.Logits).Softplus();

        private static Tensor Loss(DiscriminatorOutput real, DiscriminatorOutput fake) => (fake.Logits - real.Logits).Softplus().mean();
    }
}
