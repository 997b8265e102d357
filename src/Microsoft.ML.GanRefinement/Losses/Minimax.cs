using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>The zero-sum loss, L_G = E ln(1−σ(D(G(z)))) (Goodfellow et al. 2014, equation 1). Its gradient for G vanishes where D is sure.</summary>
    /// <inheritdoc cref="NonSaturating"/>
    public static GanObjective Minimax(double realLabel = 1) => new MinimaxLoss(realLabel);

    internal sealed record MinimaxLoss : LogLoss
    {
        public MinimaxLoss(double realLabel = 1)
            : base(realLabel)
        {
        }

        internal override Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits.Softplus();
    }
}
