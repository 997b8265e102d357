using System.Text.Json.Serialization;
using Microsoft.ML.GanRefinement.Common;
using Microsoft.ML.GanRefinement.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.GanRefinement;

public abstract partial record GanObjective
{
    /// <summary>The zero-sum loss, L_G = E ln(1−σ(D(G(z)))) (Goodfellow et al. 2014, equation 1). Its gradient for G fades where D is
    /// sure.</summary>
    /// <inheritdoc cref="NonSaturating"/>
    public static GanObjective Minimax(double realLabel = 1) => new MinimaxLoss(realLabel);

    internal sealed record MinimaxLoss : SeparableObjective
    {
        [JsonConstructor]
        public MinimaxLoss(double realLabel = 1)
        {
            OptionChecks.Positive(realLabel, maximum: 1);
            RealLabel = realLabel;
        }

        public double RealLabel { get; }

        internal override Tensor RealLoss(DiscriminatorOutput output, Tensor? classes) => BinaryCrossEntropy.Loss(output.Logits, RealLabel);

        internal override Tensor FakeLoss(DiscriminatorOutput output, Tensor? classes) => output.Logits.Softplus().mean();

        internal override Tensor GeneratorLosses(GeneratorStep step) => -step.FakeOutput.Logits.Softplus();
    }
}
