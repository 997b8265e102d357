using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>The usual loss of GANs: L_D = −E ln σ(D(x)) − E ln(1−σ(D(G(z)))), L_G = −E ln σ(D(G(z))) (Goodfellow et al. 2014, section 3).</summary>
    /// <param name="realLabel">The label of real samples, above 0 and at most 1. Below 1 it is one-sided label smoothing (Salimans et al. 2016, section 3.4);
    /// 0.9 is usual. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static GanObjective NonSaturating(double realLabel = 1) => new NonSaturatingLoss(realLabel);

    internal sealed record NonSaturatingLoss : LogLoss
    {
        public NonSaturatingLoss(double realLabel = 1)
            : base(realLabel)
        {
        }

        internal override Tensor GeneratorLosses(GeneratorStep step) => (-step.FakeOutput.Logits).Softplus();
    }
}
